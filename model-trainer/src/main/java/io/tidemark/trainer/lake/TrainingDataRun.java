package io.tidemark.trainer.lake;

import io.tidemark.models.failure.FailureTrainer;
import io.tidemark.trainer.data.ColumnQuality;
import io.tidemark.trainer.data.DataSummary;
import io.tidemark.trainer.data.DataVersion;
import io.tidemark.trainer.data.LeakAudit;
import io.tidemark.trainer.data.Outcome;
import io.tidemark.trainer.data.QualityReview;
import io.tidemark.trainer.data.TrainingData;
import io.tidemark.trainer.data.WindowSource;
import io.tidemark.trainer.options.DataSettings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Makes training data of the lake at pinned snapshots and writes them. What was written before of
 * the same snapshots and settings is taken as it is. A run that is killed has written nothing that
 * anyone believes: the row in {@code training_runs} comes last.
 */
public final class TrainingDataRun {

    /** Of the heap, what windows of a batch may take; each takes some 100 bytes. */
    private static final long BATCH = Runtime.getRuntime().maxMemory() / 4 / 100;

    private final TrainingLake lake;
    private final DataSettings settings;
    private final Clock clock;
    private final Consumer<String> progress;
    private final UnaryOperator<WindowSource> features;

    /**
     * @param progress told what is being done
     */
    public TrainingDataRun(
            TrainingLake lake, DataSettings settings, Clock clock, Consumer<String> progress) {
        this(lake, settings, clock, progress, UnaryOperator.identity());
    }

    /**
     * @param features what the examples are made of, given the lake's windows; the audit reads the
     *     lake's own
     */
    TrainingDataRun(
            TrainingLake lake,
            DataSettings settings,
            Clock clock,
            Consumer<String> progress,
            UnaryOperator<WindowSource> features) {
        this.lake = lake;
        this.settings = settings;
        this.clock = clock;
        this.progress = progress;
        this.features = features;
    }

    /**
     * Makes them.
     *
     * @return empty if there is no window at all
     * @throws io.tidemark.trainer.data.LeakException if they know the future
     */
    public Optional<PreparedData> run() {
        Optional<PinnedTable> windows =
                lake.find(LakeWindows.TABLE)
                        .flatMap(table -> PinnedTable.of(table, settings.windowSnapshot()));
        Optional<PinnedTable> outcomes =
                lake.find(LakeOutcomes.TABLE)
                        .flatMap(table -> PinnedTable.of(table, settings.outcomeSnapshot()));
        if (windows.isEmpty()) {
            return Optional.empty();
        }
        Long outcomeSnapshot = outcomes.map(PinnedTable::snapshotId).orElse(null);
        String version =
                DataVersion.of(
                        windows.get().snapshotId(),
                        windows.get().committedAtMillis(),
                        outcomeSnapshot,
                        settings.step().toMillis(),
                        settings.withoutSensors(),
                        FailureTrainer.FEATURE_VERSION);
        Optional<RunRow> before = new RunRows(lake).find(version);
        if (before.isPresent()) {
            return before.map(run -> new PreparedData(run, true, null));
        }
        List<Outcome> stated = outcomes.map(LakeOutcomes::read).orElse(List.of());
        return make(version, windows.get(), outcomeSnapshot, stated);
    }

    private Optional<PreparedData> make(
            String version, PinnedTable pinned, Long outcomeSnapshot, List<Outcome> outcomes) {
        WindowSource windows = new LakeWindows(pinned, BATCH);
        progress.accept("reading windows and " + outcomes.size() + " outcomes");
        TrainingData data =
                TrainingData.of(
                        features.apply(windows),
                        outcomes,
                        settings.step().toMillis(),
                        settings.withoutSensors());
        DataSummary summary = DataSummary.of(data);
        if (summary.examples() == 0) {
            return Optional.empty();
        }
        progress.accept("making examples anew from what was known then");
        LeakAudit.Report audit =
                LeakAudit.check(data, windows, outcomes, settings.withoutSensors());
        RunRow run = write(version, pinned, outcomeSnapshot, data, summary);
        return Optional.of(new PreparedData(run, false, audit));
    }

    /** The row of the run comes last: it makes all others believed. */
    private RunRow write(
            String version,
            PinnedTable pinned,
            Long outcomeSnapshot,
            TrainingData data,
            DataSummary summary) {
        progress.accept("writing " + summary.examples() + " examples as " + version);
        List<ColumnQuality> quality = quality(version, data);
        ReviewRows reviews = new ReviewRows(lake);
        reviews.writeFindings(version, data.findings());
        reviews.writeQuality(version, quality);
        long examples = new ExampleRows(lake).write(version, data::forEach);
        RunRow run =
                new RunRow(
                        version,
                        clock.instant(),
                        settings.step().toMillis(),
                        pinned.snapshotId(),
                        outcomeSnapshot,
                        examples,
                        FailureTrainer.FEATURE_VERSION,
                        summary);
        new RunRows(lake).append(run);
        return run;
    }

    private List<ColumnQuality> quality(String version, TrainingData data) {
        Optional<RunRow> before =
                new RunRows(lake)
                        .before(
                                version,
                                settings.step().toMillis(),
                                FailureTrainer.FEATURE_VERSION);
        QualityReview earlier =
                before.map(
                                run ->
                                        QualityReview.of(
                                                each ->
                                                        new ExampleRows(lake)
                                                                .read(run.dataVersion(), each)))
                        .orElse(null);
        return QualityReview.of(data::forEach)
                .against(earlier, before.map(RunRow::dataVersion).orElse(null));
    }
}
