package io.tidemark.edge.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.edge.model.DeliveredModel;
import io.tidemark.edge.model.ModelShelf;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A delivery between a shadow and a storage that fail as they are told. */
class ModelDeliveryTest {

    private static final byte[] FILE = "a model, as far as the delivery knows".getBytes();
    private static final Duration SOON = Duration.ofMillis(20);

    @TempDir private Path shelf;
    private final FakeShadow shadow = new FakeShadow();
    private StorageServer server;
    private DeliveryConfig config;
    private ModelDelivery delivery;

    @BeforeEach
    void start() throws Exception {
        server = StorageServer.start(FILE);
        config = new DeliveryConfig(shelf, server.uri(), null, null, null, Duration.ofDays(1), 100);
        delivery = deliver();
    }

    @AfterEach
    void stop() {
        delivery.close();
        server.close();
    }

    @Test
    void leavesModelAndOrderForTheJob() {
        shadow.desires(document("7", FILE));

        await().until(() -> DeliveredModel.read(shelf) != null);

        assertThat(DeliveredModel.read(shelf).version()).isEqualTo("7");
        assertThat(DeliveredModel.read(shelf).problem()).isNull();
        assertThat(ModelShelf.file(shelf, ModelShelf.hash(FILE))).hasBinaryContent(FILE);
        awaitCandidate("DOWNLOADING");
    }

    @Test
    void waitsOutAnOutageOfTheStorage() {
        server.answers(503);
        shadow.desires(document("7", FILE));
        await().until(() -> "the storage answered with HTTP 503".equals(detail()));

        server.answers(200);

        await().until(() -> DeliveredModel.read(shelf) != null);
    }

    @Test
    void waitsOutAnOutageOfTheShadow() {
        shadow.connected = false;
        shadow.desires(document("7", FILE));
        shadow.connected = true;

        await().until(() -> DeliveredModel.read(shelf) != null);
    }

    @Test
    void fetchesNothingAgainAfterARestart() {
        shadow.desires(document("7", FILE));
        await().until(() -> DeliveredModel.read(shelf) != null);
        long ordered = DeliveredModel.read(shelf).orderedAtMillis();
        delivery.close();
        int before = server.paths.size();

        delivery = deliver();
        shadow.desires(document("7", FILE));
        int reports = shadow.reports.size();
        await().until(() -> shadow.reports.size() > reports);

        assertThat(server.paths).hasSize(before);
        assertThat(DeliveredModel.read(shelf).orderedAtMillis()).isEqualTo(ordered);
    }

    @Test
    void refusesWhatIsNotAsDesiredAndLeavesThatForTheJobToTell() {
        shadow.desires(document("8", "another".getBytes()));

        await().until(() -> DeliveredModel.read(shelf) != null);

        assertThat(DeliveredModel.read(shelf).problem()).contains("expected 7 bytes");
    }

    @Test
    void reportsADocumentThatCannotBeUsedOnce() {
        Map<String, Object> hostile = document("9", FILE);
        hostile.put("location", "http://169.254.169.254/latest");
        shadow.desires(hostile);
        awaitCandidate("REFUSED");
        int reports = shadow.reports.size();

        shadow.changed.run();
        shadow.changed.run();
        shadow.desires(document("7", FILE));

        await().until(() -> DeliveredModel.read(shelf) != null);
        assertThat(shadow.reports.size() - reports).isLessThan(4);
        assertThat(detail()).isNull();
    }

    @Test
    void reportsAgainAfterEachConnection() {
        shadow.connect.run();
        await().until(() -> shadow.reports.size() == 1);

        shadow.connect.run();

        await().until(() -> shadow.reports.size() == 2);
    }

    private ModelDelivery deliver() {
        return ModelDelivery.start(config, shadow, RequestSigner.NONE, Clock.systemUTC(), SOON);
    }

    private void awaitCandidate(String state) {
        await().until(() -> state.equals(candidate().get("state")));
    }

    private Object detail() {
        return candidate().get("detail");
    }

    private Map<?, ?> candidate() {
        if (shadow.reports.isEmpty()) {
            return Map.of();
        }
        Object candidate = shadow.reports.get(shadow.reports.size() - 1).get("candidate");
        return candidate == null ? Map.of() : (Map<?, ?>) candidate;
    }

    private static Map<String, Object> document(String version, byte[] file) {
        Map<String, Object> document = new HashMap<>();
        document.put("name", "presses");
        document.put("version", version);
        document.put("location", "s3://lake/models/presses/" + version + "/failure.model");
        document.put("sha256", ModelShelf.hash(file));
        document.put("bytes", (double) file.length);
        return document;
    }

    /** As AWS IoT: each report is answered with a delta. */
    private static final class FakeShadow implements ModelShadow {

        private final List<Map<String, Object>> reports = new CopyOnWriteArrayList<>();
        private volatile Map<String, Object> document = Map.of();
        private volatile boolean connected = true;
        private volatile Runnable changed;
        private volatile Runnable connect;

        private void desires(Map<String, Object> desired) {
            document = desired;
            changed.run();
        }

        @Override
        public void follow(Runnable onConnection, Runnable onChange) {
            connect = onConnection;
            changed = onChange;
        }

        @Override
        public CompletableFuture<Map<String, Object>> desired() {
            return connected
                    ? CompletableFuture.completedFuture(document)
                    : CompletableFuture.failedFuture(new IOException("there is no connection"));
        }

        @Override
        public CompletableFuture<Void> report(Map<String, Object> reported) {
            reports.add(reported);
            changed.run();
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
