package io.tidemark.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What the gateway says of itself over HTTP. */
public final class GatewayConsole {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI status;

    public GatewayConsole(int port) {
        status = URI.create("http://127.0.0.1:" + port + "/status");
    }

    public JsonNode status() {
        try {
            HttpResponse<byte[]> response =
                    client.send(
                            HttpRequest.newBuilder(status).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            return new ObjectMapper().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("console at " + status, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading " + status, e);
        }
    }

    /** Readings that were parsed or rejected. */
    public long readingsSeen() {
        JsonNode readings = status().at("/readings");
        return readings.get("parsed").asLong() + readings.get("rejected").asLong();
    }

    /** Whether no window is open and no result waits for the network. */
    public boolean quiet() {
        JsonNode status = status();
        return status.at("/windows/open").asLong(-1) == 0
                && status.at("/results/pending").asLong(-1) == 0;
    }

    /** Windows that are not closed yet. */
    public long openWindows() {
        return status().at("/windows/open").asLong(-1);
    }

    /** When the newest checkpoint of this process was complete; empty before the first. */
    public String lastCheckpointAt() {
        return status().path("lastCheckpointAt").asText("");
    }

    /** Results that were merged into coarser ones. */
    public long folded() {
        return status().at("/results/folded").asLong();
    }

    /** The highest sequence number of the outbox. */
    public long emitted() {
        return status().at("/results/emitted").asLong();
    }

    /** Who it is to the cloud. */
    public JsonNode identity() {
        return status().path("identity");
    }

    /** Results that wait for the network. */
    public long pending() {
        return status().at("/results/pending").asLong();
    }
}
