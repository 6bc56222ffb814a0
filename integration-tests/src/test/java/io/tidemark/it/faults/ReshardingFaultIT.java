package io.tidemark.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A stream whose shards are split and merged while batches of many gateways arrive: the tables have
 * every event once, whichever way the cloud job reads.
 */
@ExtendWith(SeedInFailures.class)
class ReshardingFaultIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int SHARDS = 2;
    private static final int SHARDS_EVER = SHARDS + 2 + 1;
    private static final int SOME_BATCHES = 40;

    private static StreamStage stage;

    @BeforeAll
    static void startEmulatorsAndQueryEngine() throws Exception {
        stage = StreamStage.start();
    }

    @AfterAll
    static void endThem() throws Exception {
        if (stage != null) {
            stage.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POLLING", "EFO"})
    void aSplitAMergeAndAKillUnderLoadLoseAndRepeatNothing(String reader) throws Exception {
        String name = reader.toLowerCase(Locale.ROOT);
        try (ShardedStream stream =
                        ShardedStream.create(
                                stage.layout().localStackUrl(), "resharded-" + name, SHARDS);
                BatchLoad load = BatchLoad.begin(name, stream);
                StageProcess job = stage.cloudJob(reader, stream.arn())) {
            awaitRows(load, 1);
            stream.split();
            load.awaitMore(SOME_BATCHES);
            awaitRows(load, load.sent().events());
            stream.merge();
            load.awaitMore(SOME_BATCHES);
            job.kill();
            load.awaitMore(SOME_BATCHES);
            job.start();
            job.awaitReady();
            load.awaitMore(SOME_BATCHES);
            load.finish();

            awaitRows(load, load.sent().events());
            assertThat(stream.shardsEver()).isEqualTo(SHARDS_EVER);
            assertThat(stage.stored(load.gateways())).isEqualTo(load.sent());
            assertThat(stage.quarantined()).isZero();
            System.out.printf("faults: resharded %s: %s%n", name, load.sent());
        }
    }

    private static void awaitRows(BatchLoad load, long rows) {
        await(rows + " rows")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> stage.stored(load.gateways()).events() >= rows);
    }
}
