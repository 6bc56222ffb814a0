package io.tidemark.cloud.maintenance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrderComparators;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.RewriteFileGroup;
import org.apache.iceberg.data.GenericDeleteFilter;
import org.apache.iceberg.data.IdentityPartitionConverters;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.io.RollingDataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.util.PartitionUtil;

/**
 * Writes the rows of some files of one partition again, sorted, into files of the target size. The
 * table does not know of them until they are committed; a row that was deleted is not in them.
 */
final class PartitionRewrite {

    private final Table table;
    private final Path directory;
    private final long runBytes;

    /**
     * @param directory that exists, for what does not fit into memory
     * @param runBytes how much of rows is held in memory, bytes, > 0
     */
    PartitionRewrite(Table table, Path directory, long runBytes) {
        this.table = table;
        this.directory = directory;
        this.runBytes = runBytes;
    }

    /**
     * @param group files of one partition of the table's present layout
     * @return the files written
     */
    Set<DataFile> write(RewriteFileGroup group, long targetBytes) throws IOException {
        StructLike partition = group.fileScanTasks().get(0).file().partition();
        OutputFileFactory names =
                OutputFileFactory.builderFor(table, table.spec().specId(), 0)
                        .format(FileFormat.PARQUET)
                        .ioSupplier(table::io)
                        .suffix("compacted")
                        .build();
        RollingDataWriter<Record> writer =
                new RollingDataWriter<>(
                        new SortedFiles(table),
                        names,
                        table.io(),
                        targetBytes,
                        table.spec(),
                        partition);
        try (RollingDataWriter<Record> closed = writer;
                ExternalSort sort =
                        new ExternalSort(table.schema(), order(), directory, runBytes)) {
            for (FileScanTask task : group.fileScanTasks()) {
                addAll(task, sort);
            }
            try (CloseableIterable<Record> rows = sort.sorted()) {
                rows.forEach(closed::write);
            }
        }
        return new HashSet<>(writer.result().dataFiles());
    }

    /** Rows of a table without an order are all equal. */
    private Comparator<Record> order() {
        Comparator<StructLike> order =
                table.sortOrder().isUnsorted()
                        ? (left, right) -> 0
                        : SortOrderComparators.forSchema(table.schema(), table.sortOrder());
        InternalRecordWrapper left = new InternalRecordWrapper(table.schema().asStruct());
        InternalRecordWrapper right = new InternalRecordWrapper(table.schema().asStruct());
        return (first, second) -> order.compare(left.wrap(first), right.wrap(second));
    }

    private void addAll(FileScanTask task, ExternalSort sort) throws IOException {
        GenericDeleteFilter deletes =
                new GenericDeleteFilter(table.io(), task, table.schema(), table.schema());
        Schema columns = deletes.requiredSchema();
        Map<Integer, ?> constants =
                PartitionUtil.constantsMap(task, IdentityPartitionConverters::convertConstant);
        CloseableIterable<Record> file =
                Parquet.read(table.io().newInputFile(task.file()))
                        .project(columns)
                        .split(task.start(), task.length())
                        .createReaderFunc(
                                schema ->
                                        GenericParquetReaders.buildReader(
                                                columns, schema, constants))
                        .build();
        try (CloseableIterable<Record> rows = deletes.filter(file)) {
            for (Record row : rows) {
                sort.add(row);
            }
        }
    }
}
