package io.tidemark.commandline.gateway;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.commandline.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Asks the gateway's HTTP console. */
public final class GatewayConsole {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final URI address;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * @param port where the console listens on 127.0.0.1
     */
    public GatewayConsole(int port) {
        this.address = URI.create("http://127.0.0.1:" + port);
    }

    public GatewayStatus status() throws InterruptedException {
        return get("/status", GatewayStatus.class);
    }

    /** The next anomalies after the sequence number, ascending; not necessarily all. */
    public List<FoundAnomaly> anomaliesAfter(long sequence) throws InterruptedException {
        return List.of(get("/anomalies?after=" + sequence, FoundAnomaly[].class));
    }

    /** The status that a gateway leaves when it stops. */
    static GatewayStatus readStatus(Path file) {
        try {
            return JSON.readValue(file.toFile(), GatewayStatus.class);
        } catch (IOException e) {
            throw new CommandFailedException(
                    "the gateway left no readable status in " + file + ": " + e.getMessage(), e);
        }
    }

    private <T> T get(String path, Class<T> type) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new CommandFailedException(
                        "the gateway's console answers %d to %s: %s"
                                .formatted(answer.statusCode(), path, answer.body()));
            }
            return JSON.readValue(answer.body(), type);
        } catch (IOException e) {
            throw new CommandFailedException(
                    "the gateway's console at " + address + " does not answer: " + e.getMessage(),
                    e);
        }
    }
}
