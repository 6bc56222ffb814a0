package io.tidemark.commandline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** A page of this machine that answers in JSON, asked again and again. */
public final class StatusPage {

    private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    /**
     * @param path with a slash
     */
    public StatusPage(int port, String path) {
        this.address = URI.create("http://127.0.0.1:" + port + path);
    }

    /** A gateway's own page. */
    public static StatusPage ofGateway(int consolePort) {
        return new StatusPage(consolePort, "/status");
    }

    /** What it says; empty while it does not answer, or not with OK. */
    public Optional<JsonNode> read() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(FOR_AN_ANSWER).build();
        try {
            HttpResponse<byte[]> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == 200
                    ? Optional.of(JSON.readTree(answer.body()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
