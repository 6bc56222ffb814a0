package io.tidemark.trainer.lake;

import io.tidemark.trainer.lake.RegistryRow.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;

/** The rows of {@code model_registry}: what is not there was not published. */
public final class RegistryRows {

    private final Table table;

    public RegistryRows(TrainingLake lake) {
        this.table = lake.own(TrainerTable.MODEL_REGISTRY);
    }

    /** All versions of a model, in the order of their numbers. */
    public List<RegistryRow> of(String name) {
        List<RegistryRow> rows = new ArrayList<>();
        PinnedTable.of(table, null)
                .ifPresent(
                        pinned ->
                                pinned.read(
                                        Expressions.equal("name", name),
                                        row -> rows.add(registered(row)),
                                        "*"));
        rows.sort(Comparator.comparingInt(RegistryRow::number));
        return rows;
    }

    /**
     * The version that a new one has to beat: the highest that was first or better, of the same
     * machine type and of features that this release computes.
     *
     * @param machineType null for a model of all machines
     */
    public Optional<RegistryRow> inService(String name, String machineType, int featureVersion) {
        return of(name).stream()
                .filter(RegistryRow::isPromoted)
                .filter(row -> Objects.equals(row.machineType(), machineType))
                .filter(row -> row.featureVersion() == featureVersion)
                .reduce((lower, higher) -> higher);
    }

    /**
     * Registers a version.
     *
     * @throws IllegalStateException if another process registered the same one meanwhile
     */
    public void append(RegistryRow row) {
        boolean appended =
                new RowWriter(table)
                        .appendUnlessThere(
                                row(row),
                                Expressions.and(
                                        Expressions.equal("name", row.name()),
                                        Expressions.equal("version", row.version())));
        if (!appended) {
            throw new IllegalStateException(
                    "model " + row.name() + " " + row.version() + " was published by another run");
        }
    }

    private Record row(RegistryRow row) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("name", row.name());
        columns.put("version", row.version());
        columns.put("machine_type", row.machineType());
        columns.put("published_at", Moments.of(row.publishedAt().toEpochMilli()));
        columns.put("decision", row.decision().name());
        columns.put("compared_with", row.comparedWith());
        columns.put("data_version", row.dataVersion());
        columns.put("training_snapshot_id", row.trainingSnapshotId());
        columns.put("feature_version", row.featureVersion());
        columns.put("sensors", row.sensors());
        columns.put("metrics", row.metrics());
        columns.put("location", row.location());
        columns.put("sha256", row.sha256());
        columns.put("bytes", row.bytes());
        return GenericRecord.create(table.schema()).copy(columns);
    }

    private static RegistryRow registered(Record row) {
        TreeMap<String, Double> metrics = new TreeMap<>();
        ((Map<?, ?>) row.getField("metrics"))
                .forEach((name, value) -> metrics.put(name.toString(), (Double) value));
        List<String> sensors =
                ((List<?>) row.getField("sensors")).stream().map(Object::toString).toList();
        return new RegistryRow(
                (String) row.getField("name"),
                (String) row.getField("version"),
                (String) row.getField("machine_type"),
                Instant.ofEpochMilli(Moments.millis(row, "published_at")),
                Decision.valueOf((String) row.getField("decision")),
                (String) row.getField("compared_with"),
                (String) row.getField("data_version"),
                (Long) row.getField("training_snapshot_id"),
                (Integer) row.getField("feature_version"),
                sensors,
                metrics,
                (String) row.getField("location"),
                (String) row.getField("sha256"),
                (Long) row.getField("bytes"));
    }
}
