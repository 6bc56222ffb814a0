package io.tidemark.trainer.lake;

import io.tidemark.trainer.data.Example;
import io.tidemark.trainer.data.MachineId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;

/** The rows of {@code training_examples}. */
public final class ExampleRows {

    private final Table table;

    public ExampleRows(TrainingLake lake) {
        this.table = lake.own(TrainerTable.TRAINING_EXAMPLES);
    }

    /**
     * Writes a data version.
     *
     * @param examples hands out the examples in their order
     * @return the snapshot that has them
     */
    long write(String dataVersion, Consumer<Consumer<Example>> examples) {
        return new RowWriter(table)
                .replace(
                        dataVersion,
                        rows -> examples.accept(example -> rows.accept(row(dataVersion, example))));
    }

    /** Reads a data version, in no order. */
    public void read(String dataVersion, Consumer<Example> each) {
        PinnedTable.of(table, null)
                .ifPresent(
                        pinned ->
                                pinned.read(
                                        Expressions.equal("data_version", dataVersion),
                                        row -> each.accept(example(row)),
                                        "*"));
    }

    private Record row(String dataVersion, Example example) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("data_version", dataVersion);
        columns.put("machine_type", example.machineType());
        columns.put("site", example.machine().site());
        columns.put("machine", example.machine().machine());
        columns.put("life", example.life());
        columns.put("step", example.step());
        columns.put("as_of", Moments.of(example.asOfMillis()));
        columns.put("age_seconds", example.ageSeconds());
        columns.put("features", example.features());
        columns.put("remaining_life_seconds", example.remainingLifeSeconds());
        columns.put("survived_seconds", example.survivedSeconds());
        columns.put("censored", example.censored());
        columns.put("outcome_id", example.outcomeId());
        columns.put("held_out", example.heldOut());
        return GenericRecord.create(table.schema()).copy(columns);
    }

    private static Example example(Record row) {
        TreeMap<String, Double> features = new TreeMap<>();
        ((Map<?, ?>) row.getField("features"))
                .forEach((sensor, mean) -> features.put(sensor.toString(), (Double) mean));
        return new Example(
                (String) row.getField("machine_type"),
                new MachineId((String) row.getField("site"), (String) row.getField("machine")),
                (Integer) row.getField("life"),
                (Integer) row.getField("step"),
                Moments.millis(row, "as_of"),
                (Double) row.getField("age_seconds"),
                features,
                (Double) row.getField("remaining_life_seconds"),
                (Double) row.getField("survived_seconds"),
                (String) row.getField("outcome_id"),
                (Boolean) row.getField("held_out"));
    }
}
