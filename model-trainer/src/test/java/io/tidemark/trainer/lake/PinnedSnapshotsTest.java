package io.tidemark.trainer.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.trainer.data.SimulatedPlant;
import io.tidemark.trainer.options.DataSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedSnapshotsTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-09T08:00:00Z"), ZoneOffset.UTC);

    @TempDir private Path folder;

    private final SimulatedPlant plant = new SimulatedPlant(4, 2).failing(6);
    private LakeFixture lake;

    @BeforeEach
    void createLake() {
        lake = LakeFixture.in(folder);
    }

    @Test
    void recordsWhatItReadAndReadsNothingThatCameLater() throws Exception {
        long windows = lake.addWindows(plant.windows());
        long outcomes = lake.addOutcomes(plant.outcomes());
        PreparedData then = run().orElseThrow();
        SimulatedPlant more = new SimulatedPlant(9, 2);
        more.failing(LakeFixture.machine(77), 100);
        lake.addWindows(more.windows());
        lake.addOutcomes(more.outcomes());

        PreparedData newest = run().orElseThrow();
        PreparedData pinned = runAt(windows, outcomes).orElseThrow();

        assertThat(then.run().windowSnapshotId()).isEqualTo(windows);
        assertThat(then.run().outcomeSnapshotId()).isEqualTo(outcomes);
        assertThat(newest.run().summary().failures()).isEqualTo(7);
        assertThat(pinned.fromBefore()).isTrue();
        assertThat(pinned.run().dataVersion()).isEqualTo(then.run().dataVersion());
        Map<String, Object> row =
                lake.rows(
                                "training_runs",
                                Expressions.equal("data_version", then.run().dataVersion()))
                        .get(0);
        assertThat(row)
                .containsEntry("window_snapshot_id", windows)
                .containsEntry("outcome_snapshot_id", outcomes)
                .containsEntry("run_at", Moments.of(CLOCK.millis()))
                .containsEntry("failures", 6)
                .containsEntry("feature_version", 1);
    }

    @Test
    void namesASnapshotThatIsNotThere() {
        fill();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> runAt(42L, null))
                .withMessageContaining("window_summaries has no snapshot 42");
    }

    @Test
    void makesExamplesWithoutAnyOutcome() throws Exception {
        lake.addWindows(plant.windows());
        lake.drop("maintenance_outcomes");

        PreparedData data = run().orElseThrow();

        assertThat(data.run().outcomeSnapshotId()).isNull();
        assertThat(data.run().summary().failures()).isZero();
        assertThat(data.run().summary().censored()).isEqualTo(6);
        assertThat(lake.rows("training_examples"))
                .allSatisfy(row -> assertThat(row).containsEntry("censored", true));
    }

    @Test
    void makesNothingOfNothing() throws Exception {
        assertThat(run()).isEmpty();
    }

    @Test
    void comparesItsColumnsWithTheVersionBefore() throws Exception {
        fill();
        String before = run().orElseThrow().run().dataVersion();
        lake.addWindows(new SimulatedPlant(5, 2).running(LakeFixture.machine(50), 40).windows());

        String after = run().orElseThrow().run().dataVersion();

        assertThat(lake.rows("data_quality", Expressions.equal("data_version", before)))
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.get("drift")).isNull());
        assertThat(lake.rows("data_quality", Expressions.equal("data_version", after)))
                .hasSize(5)
                .allSatisfy(row -> assertThat(row).containsEntry("previous_version", before))
                .allSatisfy(row -> assertThat((Double) row.get("drift")).isBetween(0.0, 0.25));
    }

    private void fill() {
        lake.addWindows(plant.windows());
        lake.addOutcomes(plant.outcomes());
    }

    private Optional<PreparedData> run() throws IOException {
        return runAt(null, null);
    }

    private Optional<PreparedData> runAt(Long windows, Long outcomes) throws IOException {
        DataSettings settings =
                new DataSettings(Duration.ofMinutes(1), windows, outcomes, Set.of());
        try (TrainingLake open = TrainingLake.open(lake.location())) {
            return new TrainingDataRun(open, settings, CLOCK, said -> {}).run();
        }
    }
}
