package io.tidemark.edge.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.ingest.DeviceBroker;
import io.tidemark.edge.ingest.log.GroupCommit;
import io.tidemark.edge.ingest.log.IngestLog;
import io.tidemark.edge.ingest.log.ListeningClock;
import io.tidemark.edge.ingest.log.LogConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The session at a real broker; LogSourceTest has what it brings. */
class MqttSessionTest {

    @TempDir private Path directory;
    private DeviceBroker broker;
    private final ListeningClock clock = new ListeningClock(0, () -> 0);
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private IngestLog log;
    private GroupCommit commit;
    private MqttSession session;

    @BeforeEach
    void start() throws Exception {
        broker = new DeviceBroker(directory.resolve("broker"));
        broker.start();
        LogConfig config =
                new LogConfig(directory.resolve("log").toFile(), Duration.ofMillis(1), 64 << 20, 1);
        log = IngestLog.open(config, 0, 0);
        commit = new GroupCommit(log, clock, config.commitInterval(), () -> {});
        session =
                new MqttSession(
                        new Broker(
                                "127.0.0.1",
                                broker.address().getPort(),
                                "gateway",
                                "tidemark/+/+/+",
                                1 << 20),
                        commit,
                        clock);
        commit.start((thread, cause) -> failures.add(cause));
        session.start((thread, cause) -> failures.add(cause));
    }

    @AfterEach
    void stop() throws Exception {
        session.close();
        commit.close();
        log.close();
        broker.stop();
        assertThat(failures).isEmpty();
    }

    @Test
    void listensOnlyWhileItIsConnectedAndSubscribed() throws Exception {
        await(clock::isListening);
        assertThat(session.isSubscribed()).isTrue();

        broker.stop();
        await(() -> !clock.isListening());

        broker.start();
        await(clock::isListening);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
    }
}
