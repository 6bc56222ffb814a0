package io.tidemark.edge.console;

import io.tidemark.edge.outbox.AdjustableClock;
import io.tidemark.edge.outbox.Outbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A console that answers, over an outbox of its own. */
abstract class RunningConsole {

    @TempDir Path directory;
    final HttpClient client = HttpClient.newHttpClient();
    volatile GatewayStatus status;
    Outbox outbox;
    Console console;

    @BeforeEach
    void openTheConsole() throws IOException {
        outbox = Outbox.open(directory.resolve("outbox.db"), new AdjustableClock());
        console = Console.start(new ConsoleConfig("127.0.0.1", 0), () -> status, outbox);
    }

    @AfterEach
    void closeTheConsole() {
        console.close();
        outbox.close();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + console.address().getPort() + path);
    }
}
