package io.tidemark.commandline.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.commandline.CommandFailedException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the query engine what a statement read; its driver tells only what was decoded. */
final class QueryStatistics {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern SIZE = Pattern.compile("([0-9.]+)(B|kB|MB|GB|TB)");
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");
    private static final int STEP = 1_024;

    private final int port;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * @param port where the query engine listens on 127.0.0.1
     */
    QueryStatistics(int port) {
        this.port = port;
    }

    /** Bytes that the statement read from files. */
    long scannedBytes(String queryId) throws InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + "/v1/query/" + queryId);
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .header("X-Trino-User", "tidemark")
                        .timeout(PATIENCE)
                        .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode statistics = JSON.readTree(answer.body()).path("queryStats");
            return bytes(statistics.path("physicalInputDataSize").asText());
        } catch (IOException e) {
            throw new CommandFailedException(
                    "the query engine does not tell of query " + queryId + ": " + e.getMessage(),
                    e);
        }
    }

    /**
     * A size as the engine writes it, such as 1.5kB of 1,024 bytes.
     *
     * @throws CommandFailedException if it is none
     */
    static long bytes(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new CommandFailedException(
                    "the query engine tells no size of what it read: '" + text + "'");
        }
        BigDecimal unit = BigDecimal.valueOf(STEP).pow(UNITS.indexOf(size.group(2)));
        return new BigDecimal(size.group(1)).multiply(unit).longValue();
    }
}
