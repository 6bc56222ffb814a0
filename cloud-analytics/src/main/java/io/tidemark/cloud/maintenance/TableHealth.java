package io.tidemark.cloud.maintenance;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.StructLikeWrapper;

/** In how many files, and of what size, the newest snapshot of a table lies. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
@JsonPropertyOrder({
    "partitions",
    "files",
    "bytes",
    "smallestBytes",
    "underOneMegabyte",
    "aloneUnderOneMegabyte",
    "partitionsToCompact",
    "snapshots"
})
final class TableHealth {

    static final long MEGABYTE = 1_000_000;

    /** Partitions that have a file. */
    final int partitions;

    /** Files of rows. */
    final int files;

    /** Size of all these files, bytes. */
    final long bytes;

    /** Size of the smallest, bytes; 0 if there is none. */
    final long smallestBytes;

    /** Files of less than 1 MB. */
    final int underOneMegabyte;

    /** Those of them that are all that their partition has: nothing can be done about them. */
    final int aloneUnderOneMegabyte;

    /** Partitions with two files that could be one: both below three quarters of the target. */
    final int partitionsToCompact;

    /** Snapshots that the table remembers. */
    final int snapshots;

    private TableHealth(List<List<Long>> partitions, long small, int snapshots) {
        this.partitions = partitions.size();
        this.snapshots = snapshots;
        this.files = partitions.stream().mapToInt(List::size).sum();
        this.bytes = partitions.stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
        this.smallestBytes =
                partitions.stream()
                        .flatMap(List::stream)
                        .mapToLong(Long::longValue)
                        .min()
                        .orElse(0);
        this.underOneMegabyte =
                partitions.stream().mapToInt(sizes -> countBelow(MEGABYTE, sizes)).sum();
        this.aloneUnderOneMegabyte =
                (int)
                        partitions.stream()
                                .filter(sizes -> sizes.size() == 1 && sizes.get(0) < MEGABYTE)
                                .count();
        this.partitionsToCompact =
                (int) partitions.stream().filter(sizes -> countBelow(small, sizes) > 1).count();
    }

    /** Of a table as of its last refresh. */
    static TableHealth of(Table table) throws IOException {
        Map<Integer, StructLikeWrapper> wrappers = new HashMap<>();
        table.specs()
                .forEach(
                        (id, spec) ->
                                wrappers.put(id, StructLikeWrapper.forType(spec.partitionType())));
        Map<List<Object>, List<Long>> sizes = new HashMap<>();
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            for (FileScanTask task : tasks) {
                DataFile file = task.file();
                StructLikeWrapper partition = wrappers.get(file.specId()).copyFor(file.partition());
                sizes.computeIfAbsent(
                                List.of(file.specId(), partition), absent -> new ArrayList<>())
                        .add(file.fileSizeInBytes());
            }
        }
        return new TableHealth(
                new ArrayList<>(sizes.values()), FileSizes.small(table), Snapshots.count(table));
    }

    private static int countBelow(long bound, List<Long> sizes) {
        return (int) sizes.stream().filter(size -> size < bound).count();
    }
}
