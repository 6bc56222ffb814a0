package io.tidemark.cloud.maintenance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericAppenderFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptedFiles;
import org.apache.iceberg.encryption.EncryptionKeyMetadata;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.types.Types;

/**
 * A table in a folder, partitioned and sorted as the lake's, into which small files are written.
 */
final class SmallFiles {

    static final Schema COLUMNS =
            new Schema(
                    Types.NestedField.required(1, "machine", Types.StringType.get()),
                    Types.NestedField.optional(2, "value", Types.DoubleType.get()),
                    Types.NestedField.required(3, "event_time", Types.TimestampType.withZone()),
                    Types.NestedField.required(4, "number", Types.LongType.get()),
                    Types.NestedField.optional(5, "payload", Types.BinaryType.get()),
                    Types.NestedField.optional(
                            6,
                            "features",
                            Types.MapType.ofRequired(
                                    7, 8, Types.StringType.get(), Types.DoubleType.get())));

    private static final TableIdentifier NAME = TableIdentifier.of("tidemark", "events");
    private static final OffsetDateTime FIRST_DAY =
            OffsetDateTime.of(2026, 3, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final HadoopCatalog catalog;
    private final Random random = new Random(7);
    private long rows;

    private SmallFiles(Path warehouse) {
        catalog = new HadoopCatalog(new Configuration(), warehouse.toUri().toString());
    }

    static SmallFiles create(Path warehouse, Map<String, String> properties) {
        SmallFiles made = new SmallFiles(warehouse);
        made.catalog
                .buildTable(NAME, COLUMNS)
                .withPartitionSpec(PartitionSpec.builderFor(COLUMNS).day("event_time").build())
                .withSortOrder(
                        SortOrder.builderFor(COLUMNS).asc("machine").asc("event_time").build())
                .withProperties(properties)
                .create();
        return made;
    }

    /** The table that another process made in this warehouse. */
    static SmallFiles at(Path warehouse) {
        return new SmallFiles(warehouse);
    }

    /** The table as it is now, by a handle of one's own. */
    Table table() {
        return catalog.loadTable(NAME);
    }

    /** A commit with a file of one day, its rows in no order. */
    DataFile append(int day, int count) {
        return append(day, count, Map.of());
    }

    /**
     * @param summary of the snapshot
     */
    DataFile append(int day, int count, Map<String, String> summary) {
        DataFile file = write(day, count);
        AppendFiles append = table().newAppend().appendFile(file);
        summary.forEach(append::set);
        append.commit();
        return file;
    }

    /** A file of one day that no snapshot knows. */
    DataFile write(int day, int count) {
        Table table = table();
        List<Record> written = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            written.add(row(day));
        }
        PartitionKey partition = new PartitionKey(table.spec(), COLUMNS);
        partition.partition(new InternalRecordWrapper(COLUMNS.asStruct()).wrap(written.get(0)));
        String path = table.locationProvider().newDataLocation(UUID.randomUUID() + ".parquet");
        DataWriter<Record> writer =
                new GenericAppenderFactory(COLUMNS, table.spec())
                        .newDataWriter(
                                EncryptedFiles.encryptedOutput(
                                        table.io().newOutputFile(path),
                                        EncryptionKeyMetadata.EMPTY),
                                FileFormat.PARQUET,
                                partition);
        try (DataWriter<Record> closed = writer) {
            written.forEach(closed::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return writer.toDataFile();
    }

    private Record row(int day) {
        Record row = GenericRecord.create(COLUMNS);
        row.setField("machine", "machine-" + random.nextInt(5));
        row.setField("value", random.nextBoolean() ? random.nextGaussian() : null);
        row.setField("event_time", FIRST_DAY.plusDays(day).plusSeconds(random.nextInt(86_400)));
        row.setField("number", rows++);
        byte[] payload = new byte[100];
        random.nextBytes(payload);
        row.setField("payload", java.nio.ByteBuffer.wrap(payload));
        row.setField("features", Map.of("s1", random.nextDouble()));
        return row;
    }

    /** All rows as texts, in no order. */
    List<String> rows() {
        try (CloseableIterable<Record> read = IcebergGenerics.read(table()).build()) {
            List<String> texts = new ArrayList<>();
            read.forEach(row -> texts.add(text(row)));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a row holds; its number makes it unlike any other. */
    static String text(Record row) {
        return String.join(
                " ",
                row.getField("number").toString(),
                row.getField("machine").toString(),
                String.valueOf(row.getField("value")),
                row.getField("event_time").toString(),
                row.getField("features").toString());
    }

    /** The files of the newest snapshot. */
    List<DataFile> files() {
        List<DataFile> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = table().newScan().planFiles()) {
            tasks.forEach(task -> files.add(task.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
