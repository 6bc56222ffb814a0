package io.tidemark.local.process;

import io.tidemark.local.process.Readiness.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

/** Ways to ask a process whether it does its work. */
public final class Probes {

    private static final Duration ANSWER_BOUND = Duration.ofSeconds(5);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(ANSWER_BOUND).build();

    private Probes() {}

    /** Ready when a GET answers 200 with a body that will do. */
    public static Probe http(String url, Predicate<String> body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER_BOUND).build();
        return () -> {
            try {
                HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
                return answer.statusCode() == 200 && body.test(answer.body());
            } catch (IOException notYet) {
                return false;
            }
        };
    }

    /** Ready when something accepts connections on a port of this machine. */
    public static Probe listening(int port) {
        return () -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        };
    }

    /** Ready when a file is there. */
    public static Probe exists(Path file) {
        return () -> Files.exists(file);
    }
}
