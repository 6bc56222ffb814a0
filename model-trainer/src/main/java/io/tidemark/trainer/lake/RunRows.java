package io.tidemark.trainer.lake;

import io.tidemark.trainer.data.DataSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/** The rows of {@code training_runs}. */
final class RunRows {

    private final Table table;

    RunRows(TrainingLake lake) {
        this.table = lake.own(TrainerTable.TRAINING_RUNS);
    }

    /** The run that wrote a data version; empty if none has, or none to its end. */
    Optional<RunRow> find(String dataVersion) {
        return read(Expressions.equal("data_version", dataVersion)).stream().findFirst();
    }

    /** The newest run with the same steps and features that wrote another data version. */
    Optional<RunRow> before(String dataVersion, long stepMillis, int featureVersion) {
        return read(Expressions.notEqual("data_version", dataVersion)).stream()
                .filter(run -> run.stepMillis() == stepMillis)
                .filter(run -> run.featureVersion() == featureVersion)
                .max(Comparator.comparing(RunRow::runAt));
    }

    /** Appends a run, unless another process wrote the same data version meanwhile. */
    void append(RunRow run) {
        new RowWriter(table)
                .appendUnlessThere(row(run), Expressions.equal("data_version", run.dataVersion()));
    }

    private List<RunRow> read(Expression where) {
        List<RunRow> runs = new ArrayList<>();
        PinnedTable.of(table, null)
                .ifPresent(pinned -> pinned.read(where, row -> runs.add(run(row)), "*"));
        return runs;
    }

    private Record row(RunRow run) {
        DataSummary summary = run.summary();
        Map<String, Object> columns = new HashMap<>();
        columns.put("data_version", run.dataVersion());
        columns.put("run_at", Moments.of(run.runAt().toEpochMilli()));
        columns.put("known_until", Moments.of(summary.knownUntilMillis()));
        columns.put("step_millis", run.stepMillis());
        columns.put("window_snapshot_id", run.windowSnapshotId());
        columns.put("outcome_snapshot_id", run.outcomeSnapshotId());
        columns.put("examples_snapshot_id", run.examplesSnapshotId());
        columns.put("machines", summary.machines());
        columns.put("lives", summary.lives());
        columns.put("failures", summary.failures());
        columns.put("censored", summary.censored());
        columns.put("examples", summary.examples());
        columns.put("feature_version", run.featureVersion());
        return GenericRecord.create(table.schema()).copy(columns);
    }

    private static RunRow run(Record row) {
        return new RunRow(
                (String) row.getField("data_version"),
                java.time.Instant.ofEpochMilli(Moments.millis(row, "run_at")),
                (Long) row.getField("step_millis"),
                (Long) row.getField("window_snapshot_id"),
                (Long) row.getField("outcome_snapshot_id"),
                (Long) row.getField("examples_snapshot_id"),
                (Integer) row.getField("feature_version"),
                new DataSummary(
                        (Integer) row.getField("machines"),
                        (Integer) row.getField("lives"),
                        (Integer) row.getField("failures"),
                        (Integer) row.getField("censored"),
                        (Long) row.getField("examples"),
                        Moments.millis(row, "known_until"),
                        0));
    }
}
