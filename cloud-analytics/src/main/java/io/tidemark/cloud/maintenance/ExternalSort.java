package io.tidemark.cloud.maintenance;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.avro.Avro;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.avro.DataWriter;
import org.apache.iceberg.data.avro.PlannedDataReader;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileAppender;
import org.apache.iceberg.util.SortedMerge;

/**
 * Sorts rows in bounded memory: a run that has reached the bound is sorted and written to a file,
 * the runs are merged as they are read. Rows that compare as equal may change places.
 */
final class ExternalSort implements Closeable {

    private final Schema columns;
    private final Comparator<Record> order;
    private final Path directory;
    private final long runBytes;
    private final List<Path> files = new ArrayList<>();
    private List<Record> run = new ArrayList<>();
    private long bytes;

    /**
     * @param directory that exists, for files of sorted runs
     * @param runBytes how much of rows is held in memory, bytes, > 0
     */
    ExternalSort(Schema columns, Comparator<Record> order, Path directory, long runBytes) {
        this.columns = columns;
        this.order = order;
        this.directory = directory;
        this.runBytes = runBytes;
    }

    /** Takes a row, which must not change afterwards. */
    void add(Record row) throws IOException {
        run.add(row);
        bytes += RowSize.of(row);
        if (bytes >= runBytes) {
            write();
        }
    }

    /** All rows in their order; to be read once, before this is closed. */
    CloseableIterable<Record> sorted() {
        run.sort(order);
        if (files.isEmpty()) {
            return CloseableIterable.withNoopClose(run);
        }
        List<CloseableIterable<Record>> runs = new ArrayList<>();
        runs.add(CloseableIterable.withNoopClose(run));
        files.forEach(file -> runs.add(read(file)));
        return new SortedMerge<>(order, runs);
    }

    /** How many runs did not stay in memory. */
    int filesWritten() {
        return files.size();
    }

    private void write() throws IOException {
        run.sort(order);
        Path file = Files.createTempFile(directory, "run-", ".avro");
        files.add(file);
        try (FileAppender<Record> appender =
                Avro.write(org.apache.iceberg.Files.localOutput(file.toFile()))
                        .schema(columns)
                        .createWriterFunc(DataWriter::create)
                        .overwrite()
                        .build()) {
            appender.addAll(run);
        }
        run = new ArrayList<>();
        bytes = 0;
    }

    private CloseableIterable<Record> read(Path file) {
        return Avro.read(org.apache.iceberg.Files.localInput(file.toFile()))
                .project(columns)
                .createResolvingReader(PlannedDataReader::create)
                .build();
    }

    @Override
    public void close() throws IOException {
        run = List.of();
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
