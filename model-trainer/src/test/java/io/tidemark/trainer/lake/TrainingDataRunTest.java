package io.tidemark.trainer.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tidemark.trainer.data.LeakException;
import io.tidemark.trainer.data.Outcome;
import io.tidemark.trainer.data.SimulatedPlant;
import io.tidemark.trainer.data.WindowMean;
import io.tidemark.trainer.data.WindowSource;
import io.tidemark.trainer.options.DataSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingDataRunTest {

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
    void writesTheSameRowsInTheSameOrderOfTheSameInput() throws Exception {
        lake.addWindows(shuffled(plant.windows()));
        lake.addOutcomes(plant.outcomes());
        String version = run().orElseThrow().run().dataVersion();
        List<Map<String, Object>> rows = lake.rows("training_examples");
        for (String table : List.of("training_runs", "training_examples", "outcome_findings")) {
            lake.drop(table);
        }

        PreparedData again = run().orElseThrow();

        assertThat(again.run().dataVersion()).isEqualTo(version);
        assertThat(again.fromBefore()).isFalse();
        assertThat(rows).hasSizeGreaterThan(500);
        assertThat(lake.rows("training_examples")).isEqualTo(rows);
    }

    @Test
    void writesNothingTwice() throws Exception {
        fill();
        PreparedData first = run().orElseThrow();
        long snapshot = lake.table("training_examples").currentSnapshot().snapshotId();

        PreparedData second = run().orElseThrow();

        assertThat(second.fromBefore()).isTrue();
        assertThat(second.run().summary().examples()).isEqualTo(first.run().summary().examples());
        assertThat(lake.table("training_examples").currentSnapshot().snapshotId())
                .isEqualTo(snapshot);
        assertThat(lake.rows("training_runs")).hasSize(1);
        assertThat(lake.rows("outcome_findings")).hasSize(6);
    }

    @Test
    void replacesWhatARunThatWasKilledHasLeft() throws Exception {
        fill();
        PreparedData complete = run().orElseThrow();
        lake.drop("training_runs");

        PreparedData again = run().orElseThrow();

        assertThat(again.fromBefore()).isFalse();
        assertThat((long) lake.rows("training_examples").size())
                .isEqualTo(complete.run().summary().examples());
        assertThat(lake.rows("outcome_findings")).hasSize(6);
        assertThat(lake.rows("data_quality")).hasSize(5);
    }

    @Test
    void readsFirstResultsOnly() throws Exception {
        fill();
        lake.addWindows("g1", 1, plant.windows());
        PreparedData data = run().orElseThrow();

        assertThat(data.audit().examples()).isEqualTo(106);
        assertThat(data.run().summary().outsideLives()).isZero();
    }

    @Test
    void writesNothingIfTheExamplesKnowTheFuture() {
        fill();
        UnaryOperator<WindowSource> ahead =
                windows ->
                        (each, batchEnd) ->
                                windows.read(
                                        window -> each.accept(earlier(window, 30_000)), batchEnd);

        assertThatExceptionOfType(LeakException.class).isThrownBy(() -> run(settings(), ahead));
        for (TrainerTable table : TrainerTable.values()) {
            assertThat(!lake.has(table.tableName()) || lake.rows(table.tableName()).isEmpty())
                    .isTrue();
        }
    }

    @Test
    void keepsEveryFindingOfAnOutcome() throws Exception {
        fill();
        Outcome known = plant.outcomes().get(0);
        lake.addOutcomes(
                List.of(
                        known,
                        new Outcome("x", LakeFixture.machine(999), "FAILURE", 1_000, null, 2_000)));

        run();

        assertThat(lake.rows("outcome_findings"))
                .extracting(row -> row.get("finding"))
                .containsOnlyOnce("REPEATED")
                .containsOnlyOnce("UNKNOWN_MACHINE")
                .hasSize(8);
    }

    private static WindowMean earlier(WindowMean window, long millis) {
        return new WindowMean(
                window.machine(),
                window.sensor(),
                window.startMillis() - millis,
                window.endMillis() - millis,
                window.mean(),
                window.arrivedAtMillis());
    }

    private void fill() {
        lake.addWindows(plant.windows());
        lake.addOutcomes(plant.outcomes());
    }

    private static List<WindowMean> shuffled(List<WindowMean> windows) {
        List<WindowMean> shuffled = new ArrayList<>(windows);
        Collections.shuffle(shuffled, new Random(1));
        return shuffled;
    }

    private static DataSettings settings() {
        return new DataSettings(Duration.ofMinutes(1), null, null, Set.of());
    }

    private Optional<PreparedData> run() throws IOException {
        return run(settings(), UnaryOperator.identity());
    }

    private Optional<PreparedData> run(DataSettings settings, UnaryOperator<WindowSource> features)
            throws IOException {
        try (TrainingLake open = TrainingLake.open(lake.location())) {
            return new TrainingDataRun(open, settings, CLOCK, said -> {}, features).run();
        }
    }
}
