package io.tidemark.edge.uplink;

import static io.tidemark.edge.outbox.EventKind.ANOMALY;
import static io.tidemark.edge.outbox.EventKind.WINDOW_SUMMARY;
import static io.tidemark.edge.outbox.SampleEvents.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.edge.outbox.EventKind;
import io.tidemark.edge.outbox.Outbox;
import io.tidemark.edge.outbox.OutboxEntry;
import io.tidemark.events.EventCodec;
import io.tidemark.events.UndecodableEventException;
import io.tidemark.events.UplinkEntry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real client and a real broker, with a bad line between them. */
class UplinkOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final ConnectionTimes TIMES =
            new ConnectionTimes(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofMillis(100),
                    Duration.ofMillis(800),
                    Duration.ofSeconds(30));

    @TempDir Path directory;
    private TestBroker broker;
    private FaultyProxy proxy;
    private Outbox outbox;
    private Forwarder forwarder;
    private int appended;

    @BeforeEach
    void start() throws Exception {
        TestAuthority authority = new TestAuthority(directory.resolve("authority"), "authority");
        broker = new TestBroker(authority.serverKeyStore(), authority.trustStore());
        broker.start();
        proxy = new FaultyProxy(broker.port);
        outbox = Outbox.open(directory.resolve("outbox.db"), Clock.systemUTC());
        TestAuthority.Identity gateway = authority.client("g1");
        UplinkConfig config =
                new UplinkConfig(
                        "localhost",
                        proxy.port(),
                        gateway.certificate(),
                        gateway.privateKey(),
                        authority.certificateFile(),
                        "rule",
                        120_000,
                        Duration.ofMillis(10),
                        Long.MAX_VALUE,
                        Duration.ZERO);
        forwarder =
                Forwarder.start(
                        outbox,
                        new IotCoreClient(config, "g1", TIMES),
                        "g1",
                        config,
                        SentBytes.open(directory.resolve("uplink.db"), Clock.systemUTC()),
                        Duration.ofHours(1));
        append(ANOMALY, 1);
        awaitDelivery();
    }

    @AfterEach
    void stop() throws Exception {
        forwarder.close();
        outbox.close();
        proxy.close();
        broker.stop();
    }

    @Test
    void returnsFromARefusingEndpointWithTheUrgentFirst() throws Exception {
        proxy.mode(FaultyProxy.Mode.REFUSE);
        append(WINDOW_SUMMARY, 20_000);
        int before = proxy.attempts.get();
        await().atMost(PATIENCE).until(() -> proxy.attempts.get() >= before + 6);
        append(ANOMALY, 1);
        long anomaly = appended;
        int arrivals = broker.arrivals.size();
        proxy.mode(FaultyProxy.Mode.PASS);
        awaitDelivery();

        assertThat(sequences(arrivals)).contains(anomaly);
        assertThat(sequences(arrivals).get(0)).isEqualTo(anomaly);
        assertEverythingArrived();
    }

    @Test
    void attemptsNoMoreOftenThanTheDelaysSay() throws Exception {
        proxy.mode(FaultyProxy.Mode.REFUSE);
        int before = proxy.attempts.get();
        long start = System.nanoTime();
        await().atMost(PATIENCE).until(() -> proxy.attempts.get() >= before + 12);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        // Delays are random up to 100, 200, 400, 800, 800, ... ms: 12 without them take no time.
        assertThat(taken).isGreaterThan(Duration.ofSeconds(1));
        proxy.mode(FaultyProxy.Mode.PASS);
        append(ANOMALY, 1);
        awaitDelivery();
    }

    @Test
    void givesUpALineThroughWhichNothingComesAndSendsAgain() throws Exception {
        proxy.mode(FaultyProxy.Mode.SWALLOW);
        append(ANOMALY, 20);
        int before = proxy.attempts.get();
        await().atMost(PATIENCE).until(() -> proxy.attempts.get() > before);
        assertThat(outbox.counts().pending()).isEqualTo(20);
        proxy.mode(FaultyProxy.Mode.PASS);
        proxy.cut();
        awaitDelivery();

        assertEverythingArrived();
    }

    @Test
    void losesNothingOnALineThatBreaksAtRandom() throws Exception {
        Random random = new Random(20_261_124);
        for (int round = 0; round < 12; round++) {
            append(WINDOW_SUMMARY, 500);
            append(ANOMALY, 5);
            long uplinked = outbox.counts().uplinked();
            int progress = 1 + random.nextInt(300);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(1 + random.nextInt(20)))
                    .until(
                            () ->
                                    outbox.counts().uplinked() >= uplinked + progress
                                            || outbox.counts().pending() == 0);
            proxy.cut();
        }
        awaitDelivery();

        assertEverythingArrived();
        assertThat(proxy.attempts.get()).isLessThan(100);
        assertThat(outbox.counts().undeliverable()).isZero();
    }

    private void append(EventKind kind, int results) {
        List<OutboxEntry> entries = new ArrayList<>();
        for (int number = 0; number < results; number++) {
            entries.add(entry(kind, ++appended));
        }
        outbox.append(entries);
    }

    private void awaitDelivery() {
        await().atMost(PATIENCE).until(() -> outbox.counts().pending() == 0);
    }

    private void assertEverythingArrived() throws UndecodableEventException {
        Set<Long> arrived = new HashSet<>(sequences(0));
        assertThat(arrived)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, appended).boxed().toList());
    }

    /** The numbers that arrived after the first so many messages, in their order. */
    private List<Long> sequences(int messages) throws UndecodableEventException {
        List<Long> sequences = new ArrayList<>();
        for (TestBroker.Arrival arrival :
                List.copyOf(broker.arrivals).subList(messages, broker.arrivals.size())) {
            EventCodec.decodeBatch(arrival.payload()).getEntries().stream()
                    .map(UplinkEntry::getSequence)
                    .forEach(sequences::add);
        }
        return sequences;
    }
}
