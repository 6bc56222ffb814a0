package io.tidemark.cloud;

import static io.tidemark.cloud.SampleEvents.anomaly;
import static io.tidemark.cloud.SampleEvents.failurePrediction;
import static io.tidemark.cloud.SampleEvents.gatewayHealth;
import static io.tidemark.cloud.SampleEvents.incident;
import static io.tidemark.cloud.SampleEvents.ledgerEntry;
import static io.tidemark.cloud.SampleEvents.modelEvaluation;
import static io.tidemark.cloud.SampleEvents.rejectedReading;
import static io.tidemark.cloud.SampleEvents.windowSummary;
import static io.tidemark.cloud.Uplinks.entry;
import static io.tidemark.cloud.Uplinks.message;
import static io.tidemark.cloud.Uplinks.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cloud.ingest.KinesisRecord;
import io.tidemark.cloud.lake.LakeSinks;
import io.tidemark.cloud.lake.LakeTables;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnalyticsPipelineTest extends LakeOnDisk {

    private static final OffsetDateTime RECEIVED = OffsetDateTime.parse("2026-03-01T12:00:01.250Z");

    private StreamExecutionEnvironment environment;

    @BeforeEach
    void createTables() throws IOException {
        LakeTables.createMissing(catalog, DATABASE);
        environment = environment(2);
    }

    @Test
    void writesEveryEventOnceToItsTable() throws Exception {
        byte[] first =
                message(
                        "g1",
                        entry(1, windowSummary("g1", 0)),
                        entry(2, anomaly("g1", 7)),
                        entry(3, rejectedReading("g1", 1)),
                        entry(4, gatewayHealth("g1")),
                        entry(6, ledgerEntry("g1", 20, 29)),
                        entry(7, incident("g1", 70)),
                        entry(8, failurePrediction("g1")),
                        entry(9, modelEvaluation("g1")));
        define(
                record("1", "g1", first),
                record("2", "g1", message("g1", entry(5, windowSummary("g1", 1)))),
                record("3", "g1", first),
                record("4", "g2", message("g2", entry(1, windowSummary("g2", 0)))));

        environment.execute();

        assertThat(rows("window_summaries"))
                .containsExactlyInAnyOrder(
                        ExpectedRows.windowSummary("g1", 1, 0),
                        ExpectedRows.windowSummary("g1", 5, 1),
                        ExpectedRows.windowSummary("g2", 1, 0));
        assertThat(rows("anomalies"))
                .containsExactlyInAnyOrder(ExpectedRows.anomaly(), ExpectedRows.incident());
        assertThat(rows("failure_predictions")).containsExactly(ExpectedRows.failurePrediction());
        assertThat(rows("model_evaluations")).containsExactly(ExpectedRows.modelEvaluation());
        assertThat(rows("rejected_readings")).containsExactly(ExpectedRows.rejectedReading());
        assertThat(rows("gateway_health")).containsExactly(ExpectedRows.gatewayHealth());
        assertThat(rows("ledger")).containsExactly(ExpectedRows.ledgerEntry());
        assertThat(rows("quarantine")).isEmpty();
    }

    @Test
    void keepsTheNumberOfAnEventThatCameBeforeUnderAnother() throws Exception {
        environment.setParallelism(1);
        define(
                record("1", "g1", message("g1", entry(1, windowSummary("g1", 0)))),
                record("2", "g1", message("g1", entry(9, windowSummary("g1", 0)))));

        environment.execute();

        assertThat(rows("window_summaries"))
                .containsExactly(ExpectedRows.windowSummary("g1", 1, 0));
        assertThat(rows("quarantine")).containsExactly(ExpectedRows.repeated(9, 1));
    }

    @Test
    void keepsWhatItCannotDecodeAndGoesOn() throws Exception {
        define(
                record("1", "not json"),
                record("2", "g1", message("g1", entry(1, anomaly("g1", 7)))));

        environment.execute();

        assertThat(rows("quarantine"))
                .containsExactly(
                        Arrays.asList(
                                "shardId-000000000000",
                                "1",
                                null,
                                "MALFORMED_ENVELOPE",
                                "Unrecognized token 'not': was expecting (JSON String, Number,"
                                        + " Array, Object or token 'null', 'true' or 'false')",
                                ByteBuffer.wrap("not json".getBytes(StandardCharsets.UTF_8)),
                                OffsetDateTime.parse("2026-03-01T12:00:01.500Z"),
                                null));
        assertThat(rows("anomalies")).hasSize(1);
    }

    @Test
    void givesEveryOperatorANameForItsState() throws Exception {
        define(record("1", "not json"));

        assertThat(environment.getStreamGraph(false).getStreamNodes()).hasSizeGreaterThan(15);
        StreamNodes.requireIdsOfTheirOwn(environment);
    }

    @Test
    void keepsTheNamesByWhichEarlierCheckpointsKnowTheirState() throws Exception {
        define(record("1", "not json"));

        Set<String> known = new HashSet<>(Set.of("kinesis", "refuse-duplicates-by-subject"));
        for (String table :
                List.of(
                        "anomalies",
                        "window_summaries",
                        "gateway_health",
                        "ledger",
                        "quarantine")) {
            known.add(table + "-committer");
        }
        assertThat(environment.getStreamGraph(false).getStreamNodes())
                .extracting(StreamNode::getTransformationUID)
                .containsAll(known);
    }

    private void define(KinesisRecord... records) throws IOException {
        DataStream<KinesisRecord> source =
                environment.fromData(KinesisRecord.class, records).name("Kinesis").uid("kinesis");
        AnalyticsPipeline.Outputs outputs = AnalyticsPipeline.define(source, Duration.ofDays(1));
        LakeSinks.attach(outputs.events(), outputs.quarantined(), catalog, DATABASE);
    }
}
