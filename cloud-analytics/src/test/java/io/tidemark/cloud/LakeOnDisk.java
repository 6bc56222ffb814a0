package io.tidemark.cloud;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.flink.CatalogLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests of jobs on a cluster in this process, with a lake in a folder; each test has its own. */
public abstract class LakeOnDisk {

    protected static final Namespace DATABASE = Namespace.of("tidemark");

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    @TempDir private Path warehouse;

    protected CatalogLoader catalog;

    @BeforeEach
    void openCatalog() {
        catalog =
                CatalogLoader.hadoop(
                        "lake",
                        new Configuration(),
                        Map.of("warehouse", warehouse.toUri().toString()));
    }

    protected static StreamExecutionEnvironment environment(int parallelism) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(parallelism);
        return environment;
    }

    /** All rows of a table, in no particular order. */
    protected List<List<Object>> rows(String table) throws IOException {
        return new TableRows(catalog, DATABASE).of(table);
    }
}
