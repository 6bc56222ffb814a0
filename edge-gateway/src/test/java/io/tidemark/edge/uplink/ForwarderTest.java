package io.tidemark.edge.uplink;

import static io.tidemark.edge.outbox.EventKind.ANOMALY;
import static io.tidemark.edge.outbox.EventKind.WINDOW_SUMMARY;
import static io.tidemark.edge.outbox.SampleEvents.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.edge.outbox.Outbox;
import io.tidemark.edge.outbox.OutboxEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForwarderTest {

    @TempDir Path directory;
    private final FakeUplinkClient client = new FakeUplinkClient();
    private Outbox outbox;

    @BeforeEach
    void openTheOutbox() {
        outbox = Outbox.open(directory.resolve("outbox.db"), Clock.systemUTC());
    }

    @AfterEach
    void closeTheOutbox() {
        outbox.close();
    }

    @Test
    void losesNothingWhenTheServerRefusesAndFailsAtRandom() {
        Random random = new Random(3);
        client.answers =
                () ->
                        switch (random.nextInt(4)) {
                            case 0 ->
                                    CompletableFuture.completedFuture(
                                            FakeUplinkClient.NOT_AUTHORIZED);
                            case 1 -> CompletableFuture.failedFuture(new IOException("lost"));
                            default -> CompletableFuture.completedFuture(FakeUplinkClient.SUCCESS);
                        };
        int results = 60;
        Forwarder forwarder = forwarder(Duration.ofSeconds(30));
        for (int number = 1; number <= results; number++) {
            outbox.append(List.of(entry(ANOMALY, number)));
        }
        forwarder.close();

        assertThat(accepted())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, results).boxed().toList());
        assertThat(outbox.counts().uplinked()).isEqualTo(results);
    }

    private Set<Long> accepted() {
        Set<Long> accepted = new HashSet<>();
        for (FakeUplinkClient.Publication publication : client.publications) {
            if (!publication.acknowledgement().isCompletedExceptionally()
                    && publication.acknowledgement().join().accepted()) {
                accepted.addAll(publication.sequences());
            }
        }
        return accepted;
    }

    @Test
    void drainsTheOutboxWhenItStops() {
        client.connected = false;
        client.answerWith(FakeUplinkClient.SUCCESS);
        List<OutboxEntry> entries = new ArrayList<>();
        for (int number = 1; number <= 5_000; number++) {
            entries.add(entry(WINDOW_SUMMARY, number));
        }
        outbox.append(entries);
        Forwarder forwarder = forwarder(Duration.ofSeconds(30));
        client.connected = true;
        forwarder.close();

        assertThat(outbox.counts().uplinked()).isEqualTo(5_000);
        assertThat(client.closed).isTrue();
        assertThat(forwarder.ended().toCompletableFuture()).isCompleted();
    }

    @Test
    void stopsInTimeWhenTheCloudIsOutOfReachAndKeepsWhatIsLeft() {
        client.connected = false;
        outbox.append(List.of(entry(ANOMALY, 1)));
        Forwarder forwarder = forwarder(Duration.ofMillis(100));
        forwarder.close();

        assertThat(client.publications).isEmpty();
        assertThat(outbox.counts().pending()).isEqualTo(1);
    }

    @Test
    void saysWhenItFailed() {
        client.answers =
                () -> {
                    throw new IllegalStateException("a fault of the client");
                };
        outbox.append(List.of(entry(ANOMALY, 1)));
        Forwarder forwarder = forwarder(Duration.ZERO);

        CompletableFuture<Void> ended = forwarder.ended().toCompletableFuture();
        await().until(ended::isCompletedExceptionally);
        forwarder.close();
        assertThat(outbox.counts().pending()).isEqualTo(1);
    }

    private Forwarder forwarder(Duration drainOnStop) {
        UplinkConfig config =
                new UplinkConfig(
                        "localhost",
                        8883,
                        Path.of("certificate.pem"),
                        Path.of("key.pem"),
                        null,
                        "rule",
                        120_000,
                        Duration.ofMillis(10),
                        Long.MAX_VALUE,
                        drainOnStop);
        return Forwarder.start(
                outbox,
                client,
                "g1",
                config,
                SentBytes.open(directory.resolve("uplink.db"), Clock.systemUTC()),
                Duration.ofHours(1));
    }
}
