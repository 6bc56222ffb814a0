package io.tidemark.edge.outbox.sink;

import static io.tidemark.edge.outbox.EventKind.ANOMALY;
import static io.tidemark.edge.outbox.EventKind.WINDOW_SUMMARY;
import static io.tidemark.edge.outbox.SampleEvents.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.edge.outbox.Outbox;
import io.tidemark.edge.outbox.OutboxConfig;
import io.tidemark.edge.outbox.OutboxEntry;
import io.tidemark.edge.outbox.OutboxException;
import io.tidemark.edge.outbox.OutboxResult;
import io.tidemark.edge.outbox.SampleEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxSinkTest {

    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(50);
    private static final int COMMIT_ROWS = 5;

    @TempDir Path directory;
    private Path file;
    private OneInputStreamOperatorTestHarness<OutboxEntry, CommittableMessage<Long>> task;

    @BeforeEach
    void startTheTask() throws Exception {
        startTheTaskFrom(null);
    }

    private void startTheTaskFrom(OperatorSubtaskState checkpoint) throws Exception {
        file = directory.resolve("outbox.db");
        OutboxSink sink =
                new OutboxSink(
                        new OutboxConfig(
                                file, COMMIT_INTERVAL, COMMIT_ROWS, Duration.ofHours(1), 1, 1, 2),
                        "g1");
        task =
                new OneInputStreamOperatorTestHarness<>(
                        new SinkWriterOperatorFactory<OutboxEntry, Long>(sink));
        if (checkpoint != null) {
            task.initializeState(checkpoint);
        }
        task.open();
    }

    @AfterEach
    void stopTheTask() throws Exception {
        task.close();
    }

    @Test
    void carriesEntriesThatFlinkSerialisesWithoutKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(OutboxEntry.class);
    }

    @Test
    void turnsAnEventIntoItsEntry() {
        assertThat(new ToOutboxEntry<>().map(SampleEvents.anomaly(7))).isEqualTo(entry(ANOMALY, 7));
    }

    @Test
    void commitsWhenTheIntervalIsOver() throws Exception {
        process(entry(ANOMALY, 1));
        task.setProcessingTime(COMMIT_INTERVAL.toMillis() - 1);
        assertThat(emitted()).isZero();

        task.setProcessingTime(COMMIT_INTERVAL.toMillis());
        assertThat(emitted()).isEqualTo(1);

        process(entry(ANOMALY, 2));
        task.setProcessingTime(2 * COMMIT_INTERVAL.toMillis());
        assertThat(emitted()).isEqualTo(2);
    }

    @Test
    void commitsWhenEnoughResultsGathered() throws Exception {
        for (int number = 1; number < COMMIT_ROWS; number++) {
            process(entry(WINDOW_SUMMARY, number));
        }
        assertThat(emitted()).isZero();

        process(entry(WINDOW_SUMMARY, COMMIT_ROWS));
        assertThat(emitted()).isEqualTo(COMMIT_ROWS);
    }

    @Test
    void commitsBeforeACheckpoint() throws Exception {
        process(entry(ANOMALY, 1));
        assertThat(emitted()).isZero();

        task.prepareSnapshotPreBarrier(1);
        assertThat(emitted()).isEqualTo(1);
    }

    @Test
    void storesOnceWhatIsComputedAgainAfterARestart() throws Exception {
        process(entry(ANOMALY, 1));
        task.prepareSnapshotPreBarrier(1);
        process(entry(ANOMALY, 2));
        stopTheTask();
        assertThat(emitted()).isEqualTo(1);

        startTheTask();
        for (int number = 1; number <= 3; number++) {
            process(entry(ANOMALY, number));
        }
        task.prepareSnapshotPreBarrier(2);

        try (Outbox outbox = Outbox.open(file, Clock.systemUTC())) {
            assertThat(outbox.anomalies(0, 10).stream().map(OutboxResult::event))
                    .containsExactly(
                            entry(ANOMALY, 1).event(),
                            entry(ANOMALY, 2).event(),
                            entry(ANOMALY, 3).event());
        }
    }

    @Test
    void remembersIdsByCheckpointsNotByTheClock() throws Exception {
        process(entry(ANOMALY, 1));
        OperatorSubtaskState first = checkpoint(1);
        process(entry(ANOMALY, 2));
        stopTheTask();

        startTheTaskFrom(first);
        process(entry(ANOMALY, 2));
        task.prepareSnapshotPreBarrier(2);

        assertThat(emitted()).isEqualTo(2);
    }

    @Test
    void doesNotGiveNumbersAgainThatACheckpointKnows() throws Exception {
        process(entry(ANOMALY, 1));
        process(entry(ANOMALY, 2));
        OperatorSubtaskState checkpoint = checkpoint(1);
        stopTheTask();
        for (String end : new String[] {"", "-wal", "-shm"}) {
            Files.deleteIfExists(Path.of(file + end));
        }

        startTheTaskFrom(checkpoint);
        process(entry(ANOMALY, 3));
        task.prepareSnapshotPreBarrier(2);

        try (Outbox outbox = Outbox.open(file, Clock.systemUTC())) {
            assertThat(outbox.anomalies(0, 9).stream().map(OutboxResult::sequence))
                    .containsExactly(4L);
            assertThat(outbox.counts().damaged()).isEqualTo(2);
        }
    }

    private OperatorSubtaskState checkpoint(long id) throws Exception {
        task.prepareSnapshotPreBarrier(id);
        return task.snapshot(id, id);
    }

    @Test
    void failsTheTaskWhenTheOutboxCannotBeWritten() throws Exception {
        takeTheTableAway();
        process(entry(ANOMALY, 1));

        assertThatThrownBy(() -> task.prepareSnapshotPreBarrier(1))
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining(file.toString());
    }

    /** Stands in for a disk that fails. */
    private void takeTheTableAway() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE results");
        }
    }

    private void process(OutboxEntry entry) throws Exception {
        task.processElement(entry, 0);
    }

    private long emitted() {
        try (Outbox outbox = Outbox.open(file, Clock.systemUTC())) {
            return outbox.counts().emitted();
        }
    }
}
