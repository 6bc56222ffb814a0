package io.tidemark.cloud;

import static io.tidemark.cloud.outcome.Outcomes.COMPLETE;
import static io.tidemark.cloud.outcome.Outcomes.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.cloud.ingest.KinesisRecord;
import io.tidemark.cloud.lake.LakeSinks;
import io.tidemark.cloud.lake.LakeTables;
import io.tidemark.cloud.outcome.OutcomeInput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployment that is told of outcomes goes on from the state of the one that was not. */
class AddedOutcomesTest extends LakeOnDisk {

    private static final Duration BOUND = Duration.ofMinutes(2);
    private static final double RECORDS_PER_SECOND = 50;
    private static final Duration CHECKPOINTS = Duration.ofMillis(200);

    @TempDir private Path savepoints;

    @BeforeEach
    void createTables() throws IOException {
        LakeTables.createMissing(catalog, DATABASE);
    }

    @Test
    void goesOnFromASavepointOfAJobWithoutOutcomes() throws Exception {
        StreamExecutionEnvironment before = checkpointed();
        attach(eventsFor(before), null);
        JobClient first = before.executeAsync();
        awaitRows("window_summaries", 1);
        String savepoint =
                first.stopWithSavepoint(false, savepoints.toString(), SavepointFormatType.CANONICAL)
                        .get();

        StreamExecutionEnvironment after = checkpointed();
        after.configure(
                new org.apache.flink.configuration.Configuration()
                        .set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint));
        attach(eventsFor(after), outcomesFor(after));
        JobClient second = after.executeAsync();
        awaitRows("maintenance_outcomes", 1);
        second.stopWithSavepoint(false, savepoints.toString(), SavepointFormatType.CANONICAL).get();

        assertThat(rows("window_summaries")).as("an event that keeps coming").hasSize(1);
        assertThat(rows("quarantine")).isEmpty();
    }

    private static StreamExecutionEnvironment checkpointed() {
        StreamExecutionEnvironment environment = environment(1);
        environment.enableCheckpointing(CHECKPOINTS.toMillis());
        return environment;
    }

    /** One message over and over, for as long as the job runs. */
    private static AnalyticsPipeline.Outputs eventsFor(StreamExecutionEnvironment environment) {
        byte[] message =
                Uplinks.message("g1", Uplinks.entry(1, SampleEvents.windowSummary("g1", 0)));
        DataStream<KinesisRecord> records =
                endless(
                        environment,
                        "kinesis",
                        number -> Uplinks.record("" + number, "g1", message));
        return AnalyticsPipeline.define(records, Duration.ofDays(1));
    }

    private static OutcomePipeline.Outputs outcomesFor(StreamExecutionEnvironment environment) {
        DataStream<KinesisRecord> records =
                endless(environment, "kinesis-outcomes", number -> record("" + number, COMPLETE));
        DataStream<OutcomeInput> files =
                records.map(OutcomeInput::ofRecord).filter(row -> false).uid("outcome-files");
        return OutcomePipeline.define(records, files, Duration.ofMinutes(5));
    }

    private static DataStream<KinesisRecord> endless(
            StreamExecutionEnvironment environment,
            String name,
            GeneratorFunction<Long, KinesisRecord> record) {
        return environment
                .fromSource(
                        new DataGeneratorSource<>(
                                record,
                                Long.MAX_VALUE,
                                RateLimiterStrategy.perSecond(RECORDS_PER_SECOND),
                                TypeInformation.of(KinesisRecord.class)),
                        WatermarkStrategy.noWatermarks(),
                        name)
                .uid(name);
    }

    private void attach(AnalyticsPipeline.Outputs events, OutcomePipeline.Outputs outcomes)
            throws IOException {
        if (outcomes == null) {
            LakeSinks.attach(events.events(), events.quarantined(), catalog, DATABASE);
            return;
        }
        LakeSinks.attach(outcomes.outcomes(), catalog, DATABASE);
        LakeSinks.attach(
                events.events(),
                events.quarantined().union(outcomes.quarantined()),
                catalog,
                DATABASE);
    }

    private void awaitRows(String table, int atLeast) {
        await(table)
                .atMost(BOUND)
                .untilAsserted(() -> assertThat(rows(table)).hasSizeGreaterThanOrEqualTo(atLeast));
    }
}
