package io.tidemark.trainer.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.data.GenericAppenderFactory;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.io.PartitionedFanoutWriter;
import org.apache.iceberg.io.TaskWriter;

/** Writes rows to a table, all or none of them. */
final class RowWriter {

    private final Table table;

    RowWriter(Table table) {
        this.table = table;
    }

    /**
     * Makes rows the only ones of a data version, whatever a run that was killed has left of it.
     *
     * @param rows hands out the rows, in the order in which they are written
     * @return the snapshot that has them
     */
    long replace(String dataVersion, Consumer<Consumer<Record>> rows) {
        OverwriteFiles overwrite =
                table.newOverwrite()
                        .overwriteByRowFilter(Expressions.equal("data_version", dataVersion));
        for (DataFile file : write(rows)) {
            overwrite.addFile(file);
        }
        overwrite.commit();
        table.refresh();
        return table.currentSnapshot().snapshotId();
    }

    /**
     * Appends a row unless one that matches is there, or another process appends one meanwhile.
     *
     * @return whether it was appended
     */
    boolean appendUnlessThere(Record row, Expression same) {
        table.refresh();
        if (isThere(same)) {
            return false;
        }
        OverwriteFiles append =
                table.newOverwrite().conflictDetectionFilter(same).validateNoConflictingData();
        if (table.currentSnapshot() != null) {
            append.validateFromSnapshot(table.currentSnapshot().snapshotId());
        }
        for (DataFile file : write(each -> each.accept(row))) {
            append.addFile(file);
        }
        try {
            append.commit();
            return true;
        } catch (ValidationException thereMeanwhile) {
            return false;
        }
    }

    private boolean isThere(Expression same) {
        List<Record> found = new ArrayList<>();
        PinnedTable.of(table, null).ifPresent(pinned -> pinned.read(same, found::add, "*"));
        return !found.isEmpty();
    }

    DataFile[] write(Consumer<Consumer<Record>> rows) {
        try (TaskWriter<Record> writer = writer()) {
            rows.accept(
                    row -> {
                        try {
                            writer.write(row);
                        } catch (IOException e) {
                            throw new UncheckedIOException("writing to " + table.name(), e);
                        }
                    });
            return writer.complete().dataFiles();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to " + table.name(), e);
        }
    }

    private TaskWriter<Record> writer() {
        GenericAppenderFactory appenders =
                new GenericAppenderFactory(table.schema(), table.spec()).setAll(table.properties());
        String operation = UUID.randomUUID().toString();
        OutputFileFactory files =
                OutputFileFactory.builderFor(table, 1, 1)
                        .operationId(operation)
                        .format(FileFormat.PARQUET)
                        .build();
        long target =
                Long.parseLong(
                        table.properties()
                                .getOrDefault(
                                        TableProperties.WRITE_TARGET_FILE_SIZE_BYTES,
                                        Long.toString(
                                                TableProperties
                                                        .WRITE_TARGET_FILE_SIZE_BYTES_DEFAULT)));
        InternalRecordWrapper wrapper = new InternalRecordWrapper(table.schema().asStruct());
        PartitionKey key = new PartitionKey(table.spec(), table.schema());
        return new PartitionedFanoutWriter<Record>(
                table.spec(), FileFormat.PARQUET, appenders, files, table.io(), target) {
            @Override
            protected PartitionKey partition(Record row) {
                key.partition(wrapper.wrap(row));
                return key;
            }
        };
    }
}
