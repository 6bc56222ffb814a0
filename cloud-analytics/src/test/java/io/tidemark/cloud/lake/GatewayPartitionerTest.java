package io.tidemark.cloud.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.hadoop.HadoopTables;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayPartitionerTest {

    private static final Schema COLUMNS =
            new Schema(Types.NestedField.required(1, "gateway", Types.StringType.get()));
    private static final int GATEWAYS = 1_000;
    private static final int WRITERS = 5;

    @TempDir private Path directory;

    @Test
    void givesAPartitionOneWriterAndEveryWriterSome() {
        PartitionSpec buckets = PartitionSpec.builderFor(COLUMNS).bucket("gateway", 16).build();
        GatewayPartitioner partitioner = GatewayPartitioner.of(table(buckets));
        Map<Object, Integer> writers = new HashMap<>();
        for (int number = 0; number < GATEWAYS; number++) {
            String gateway = "gateway-" + number;
            int writer = partitioner.partition(gateway, WRITERS);

            assertThat(writers.merge(bucket(buckets, gateway), writer, (one, other) -> one))
                    .isEqualTo(writer);
        }
        assertThat(writers).hasSize(16);
        assertThat(Set.copyOf(writers.values())).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void goesByTheGatewayWhereTheTableHasNoBuckets() {
        GatewayPartitioner partitioner =
                GatewayPartitioner.of(table(PartitionSpec.unpartitioned()));
        Set<Integer> writers = new HashSet<>();
        for (int number = 0; number < GATEWAYS; number++) {
            writers.add(partitioner.partition("gateway-" + number, WRITERS));
        }

        assertThat(writers).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    /** As Iceberg itself finds it for a row. */
    private static Object bucket(PartitionSpec spec, String gateway) {
        GenericRecord row = GenericRecord.create(COLUMNS);
        row.setField("gateway", gateway);
        PartitionKey key = new PartitionKey(spec, COLUMNS);
        key.partition(row);
        return key.get(0, Object.class);
    }

    private Table table(PartitionSpec partitions) {
        return new HadoopTables(new Configuration())
                .create(COLUMNS, partitions, directory.resolve("table").toString());
    }
}
