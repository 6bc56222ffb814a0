package io.tidemark.cloud.maintenance;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.iceberg.Table;

/** A compaction in a process of its own that ends, as by kill -9, when its files are written. */
final class KilledCompaction {

    static final int EXIT_CODE = 137;

    private KilledCompaction() {}

    public static void main(String[] arguments) throws IOException {
        Table table = SmallFiles.at(Path.of(arguments[0])).table();
        PartitionRewrite rewrite = new PartitionRewrite(table, Path.of(arguments[1]), 1_000_000);
        Compaction.Progress killAtTheLast =
                (done, of) -> {
                    if (done == of) {
                        Runtime.getRuntime().halt(EXIT_CODE);
                    }
                };
        new Compaction(table, rewrite, killAtTheLast).run();
    }
}
