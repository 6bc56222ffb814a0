package io.tidemark.commandline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tidemark.commandline.CommandFailedException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayConsoleTest {

    private HttpServer server;
    private GatewayConsole console;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        console = new GatewayConsole(server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsTheStatusAndIgnoresFieldsThatItDoesNotKnow() throws InterruptedException {
        answer(
                "/status",
                200,
                """
                {"state":"RUNNING","gateway":"gateway-1","readings":{"parsed":9,"rejected":1,"late":2},
                 "windows":{"open":3},"results":{"emitted":7,"uplinked":5,"pending":2,
                 "undeliverable":0,"byKind":{"anomaly":7}},"lastCheckpointAt":null}
                """);

        GatewayStatus status = console.status();

        assertThat(status.readings()).isEqualTo(new GatewayStatus.Readings(9, 1, 2));
        assertThat(status.windows().open()).isEqualTo(3);
        assertThat(status.results().emitted("anomaly")).isEqualTo(7);
        assertThat(status.results().emitted("gateway-health")).isZero();
    }

    @Test
    void readsAnomaliesInTheirOrder() throws InterruptedException {
        answer(
                "/anomalies",
                200,
                """
                [{"sequence":4,"incident":"i1","phase":"OPENED","severity":"HIGH",
                  "reason":"ABOVE_RANGE","site":"plant-1","machine":"press","sensor":"oil",
                  "openedAt":"2013-12-31T23:59:00Z","eventTime":"2014-01-01T00:00:00Z",
                  "value":3.5,"unit":null,"expectedLower":null,"expectedUpper":2.5,"score":9.1,
                  "threshold":4.0,"abnormalReadings":2,"peakValue":3.75,
                  "detector":"random-cut-forest","explanation":"too much"}]
                """);

        assertThat(console.anomaliesAfter(3))
                .containsExactly(
                        new FoundAnomaly(
                                4,
                                "OPENED",
                                "HIGH",
                                "ABOVE_RANGE",
                                "press",
                                "oil",
                                "2013-12-31T23:59:00Z",
                                "2014-01-01T00:00:00Z",
                                3.5,
                                null,
                                null,
                                2.5,
                                9.1,
                                4.0,
                                2L,
                                3.75,
                                "too much"));
    }

    @Test
    void saysWhatTheConsoleAnsweredWhenItRefuses() {
        answer("/status", 500, "no outbox");

        assertThatThrownBy(console::status)
                .isInstanceOf(CommandFailedException.class)
                .hasMessage("the gateway's console answers 500 to /status: no outbox");
    }

    @Test
    void saysWhichFileAStoppedGatewayDidNotLeave(@TempDir Path directory) {
        assertThatThrownBy(() -> GatewayConsole.readStatus(directory.resolve("status.json")))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("the gateway left no readable status in")
                .hasMessageContaining("status.json");
    }

    private void answer(String path, int code, String body) {
        byte[] bytes = body.strip().getBytes(StandardCharsets.UTF_8);
        server.createContext(
                path,
                exchange -> {
                    exchange.sendResponseHeaders(code, bytes.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(bytes);
                    }
                });
    }
}
