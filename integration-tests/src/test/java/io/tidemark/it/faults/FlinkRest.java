package io.tidemark.it.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.time.Duration;

/**
 * What the Flink in a gateway says of its job.
 *
 * @param port of its REST API
 */
record FlinkRest(int port) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How often the running job is saved. */
    Duration checkpointInterval() throws IOException {
        String job = get("/jobs").at("/jobs/0/id").asText();
        JsonNode checkpoints = get("/jobs/" + job + "/checkpoints/config");
        return Duration.ofMillis(checkpoints.required("interval").asLong());
    }

    private JsonNode get(String path) throws IOException {
        try (InputStream answer = new URL("http://127.0.0.1:" + port + path).openStream()) {
            return JSON.readTree(answer);
        }
    }
}
