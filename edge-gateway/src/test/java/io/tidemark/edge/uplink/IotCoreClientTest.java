package io.tidemark.edge.uplink;

import static io.tidemark.edge.outbox.EventKind.ANOMALY;
import static io.tidemark.edge.outbox.SampleEvents.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.edge.outbox.Outbox;
import io.tidemark.events.EventCodec;
import io.tidemark.events.UndecodableEventException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IotCoreClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path directory;
    private TestAuthority authority;
    private TestBroker broker;

    @BeforeEach
    void startTheBroker() throws Exception {
        authority = new TestAuthority(directory.resolve("authority"), "authority");
        broker = new TestBroker(authority.serverKeyStore(), authority.trustStore());
        broker.start();
    }

    @AfterEach
    void stopTheBroker() throws Exception {
        broker.stop();
    }

    @Test
    void publishesAsTheGatewayOverMutualTls() throws Exception {
        try (IotCoreClient client = connect(authority.certificateFile())) {
            await().atMost(PATIENCE).until(client::connected);

            Acknowledgement answer =
                    client.publish("allowed/topic", new byte[] {1, 2, 3})
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(answer.accepted()).isTrue();
            assertThat(broker.arrivals)
                    .singleElement()
                    .satisfies(
                            arrival -> {
                                assertThat(arrival.clientId()).isEqualTo("g1");
                                assertThat(arrival.topic()).isEqualTo("allowed/topic");
                                assertThat(arrival.payload()).containsExactly(1, 2, 3);
                            });
        }
    }

    @Test
    void tellsARefusalFromASuccess() throws Exception {
        try (IotCoreClient client = connect(authority.certificateFile())) {
            await().atMost(PATIENCE).until(client::connected);

            Acknowledgement answer =
                    client.publish("forbidden/topic", new byte[] {1})
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(answer.accepted()).isFalse();
            assertThat(answer.reasonCode()).isEqualTo(0x87);
        }
    }

    @Test
    void trustsOnlyAServerOfItsAuthority() throws Exception {
        TestAuthority other = new TestAuthority(directory.resolve("other"), "other");
        try (IotCoreClient client = connect(other.certificateFile())) {
            await().during(Duration.ofSeconds(2)).until(() -> !client.connected());

            assertThat(client.publish("allowed/topic", new byte[] {1}))
                    .failsWithin(PATIENCE)
                    .withThrowableOfType(ExecutionException.class);
        }
    }

    @Test
    void publishesNoMoreOftenThanIotCoreAllows() throws Exception {
        int messages = 400;
        try (IotCoreClient client = connect(authority.certificateFile())) {
            await().atMost(PATIENCE).until(client::connected);
            Duration taken = publish(client, messages, 10);

            // 100 a second, after at most a second's worth at once.
            assertThat(taken).isGreaterThan(Duration.ofMillis(10L * (messages - 100) - 500));
        }
    }

    @Test
    void publishesNoMoreBytesThanIotCoreAllows() throws Exception {
        int messages = 24;
        int bytes = 100 * 1024;
        try (IotCoreClient client = connect(authority.certificateFile())) {
            await().atMost(PATIENCE).until(client::connected);
            Duration taken = publish(client, messages, bytes);

            // 512 KB a second, after at most a second's worth at once.
            assertThat(taken)
                    .isGreaterThan(Duration.ofMillis(1_000L * messages * bytes / 524_288 - 1_500));
        }
    }

    private static Duration publish(IotCoreClient client, int messages, int bytes) {
        long start = System.nanoTime();
        CompletableFuture<?>[] answers = new CompletableFuture<?>[messages];
        for (int message = 0; message < messages; message++) {
            answers[message] = client.publish("allowed/topic", new byte[bytes]);
        }
        assertThat(CompletableFuture.allOf(answers)).succeedsWithin(PATIENCE);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void losesNothingAcrossARestartOfTheServer() throws Exception {
        int results = 300;
        try (Outbox outbox = Outbox.open(directory.resolve("outbox.db"), Clock.systemUTC())) {
            UplinkConfig config = config(authority.certificateFile());
            Forwarder forwarder =
                    Forwarder.start(
                            outbox,
                            new IotCoreClient(config, "g1"),
                            "g1",
                            config,
                            SentBytes.open(directory.resolve("uplink.db"), Clock.systemUTC()),
                            Duration.ofHours(1));
            for (int number = 1; number <= results; number++) {
                outbox.append(List.of(entry(ANOMALY, number)));
                if (number == results / 3) {
                    await().atMost(PATIENCE).until(() -> outbox.counts().uplinked() > 0);
                    broker.stop();
                }
            }
            assertThat(outbox.counts().pending()).isPositive();
            broker.start();
            forwarder.close();

            assertThat(outbox.counts().uplinked()).isEqualTo(results);
            assertThat(arrivedSequences())
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, results).boxed().toList());
        }
    }

    private Set<Long> arrivedSequences() throws UndecodableEventException {
        Set<Long> sequences = new HashSet<>();
        for (TestBroker.Arrival arrival : broker.arrivals) {
            EventCodec.decodeBatch(arrival.payload())
                    .getEntries()
                    .forEach(entry -> sequences.add(entry.getSequence()));
        }
        return sequences;
    }

    private IotCoreClient connect(Path trusted) throws Exception {
        IotCoreClient client = new IotCoreClient(config(trusted), "g1");
        client.start();
        return client;
    }

    private UplinkConfig config(Path trusted) throws Exception {
        TestAuthority.Identity gateway = authority.client("g1");
        return new UplinkConfig(
                "localhost",
                broker.port,
                gateway.certificate(),
                gateway.privateKey(),
                trusted,
                "rule",
                120_000,
                Duration.ofMillis(10),
                Long.MAX_VALUE,
                PATIENCE);
    }
}
