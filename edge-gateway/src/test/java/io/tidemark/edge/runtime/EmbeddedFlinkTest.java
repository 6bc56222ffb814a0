package io.tidemark.edge.runtime;

import static io.tidemark.edge.runtime.EdgeJobFixture.TOPIC;
import static io.tidemark.edge.runtime.EdgeJobFixture.await;
import static io.tidemark.edge.runtime.EdgeJobFixture.parsed;
import static io.tidemark.edge.runtime.EdgeJobFixture.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.health.GatewayMetric;
import io.tidemark.edge.health.GatewayMetrics;
import io.tidemark.edge.outbox.EventKind;
import io.tidemark.events.WindowSummary;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job, from a real broker to the outbox. */
class EmbeddedFlinkTest {

    @TempDir private Path directory;
    private EdgeJobFixture gateway;

    @BeforeEach
    void prepare() throws Exception {
        gateway = new EdgeJobFixture(directory, "execution.checkpointing.interval: 300 ms");
    }

    @AfterEach
    void stopBroker() throws Exception {
        gateway.close();
    }

    @Test
    void goesOnFromItsNewestCheckpointAsIfItHadNeverStopped() throws Exception {
        EmbeddedFlink first = gateway.startSubscribed();
        gateway.publishAndAwait(0, 10);
        gateway.awaitTwoCheckpoints();
        first.cancel();

        EmbeddedFlink second = gateway.startSubscribed();
        finishTheWindow();
        second.cancel();

        assertThat(second.recovery().damaged()).isEmpty();
        assertThatNothingWasLost();
    }

    @Test
    void goesOnFromTheSavepointThatItTookWhenItStopped() throws Exception {
        EmbeddedFlink first = gateway.startSubscribed();
        gateway.publishAndAwait(0, 10);
        gateway.awaitTwoCheckpoints();
        first.cancelWithSavepoint();

        EmbeddedFlink second = gateway.startSubscribed();
        Path savepoint = second.recovery().from().folder();
        assertThat(savepoint.getParent()).isEqualTo(gateway.config().gateway().savepoints());
        finishTheWindow();
        await(
                "enough checkpoints after it",
                () -> gateway.checkpoints().complete().stream().noneMatch(this::isSavepoint));
        second.cancel();

        assertThat(savepoint).doesNotExist();
        assertThatNothingWasLost();
    }

    private boolean isSavepoint(CheckpointDirectory.Checkpoint checkpoint) {
        return checkpoint.isSavepoint();
    }

    private void finishTheWindow() {
        gateway.publish(10, 20);
        gateway.publish(TOPIC, reading(60_000), "not a reading");
        await("the results", () -> gateway.results().size() == 2);
    }

    private void assertThatNothingWasLost() throws Exception {
        assertThat(parsed()).isEqualTo(21);
        assertThat(GatewayMetrics.read(GatewayMetric.READINGS_REJECTED)).isEqualTo(1);
        assertThat(gateway.summaries())
                .singleElement()
                .extracting(WindowSummary::getCount)
                .isEqualTo(20L);
        assertThat(gateway.results())
                .filteredOn(result -> result.kind() == EventKind.REJECTED_READING)
                .hasSize(1);
    }
}
