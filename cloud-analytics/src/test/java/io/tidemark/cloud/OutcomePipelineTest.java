package io.tidemark.cloud;

import static io.tidemark.cloud.outcome.Outcomes.COMPLETE;
import static io.tidemark.cloud.outcome.Outcomes.json;
import static io.tidemark.cloud.outcome.Outcomes.record;
import static io.tidemark.cloud.outcome.Outcomes.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.cloud.ingest.KinesisRecord;
import io.tidemark.cloud.lake.LakeSinks;
import io.tidemark.cloud.lake.LakeTables;
import io.tidemark.cloud.outcome.OutcomeInput;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutcomePipelineTest extends LakeOnDisk {

    private static final String COLUMNS =
            "id,site,machine,kind,occurredAt,machineType,failureMode,note,reportedBy";

    private static final String ARRIVED = "2026-03-01T12:00:01.500Z]";

    private StreamExecutionEnvironment environment;

    @BeforeEach
    void createTables() throws IOException {
        LakeTables.createMissing(catalog, DATABASE);
        environment = environment(2);
    }

    @Test
    void writesEveryOutcomeOnceFromWhereverItComes() throws Exception {
        run(
                new KinesisRecord[] {
                    record("1", COMPLETE),
                    record("2", json("WO-18", "press-8", "REPAIR", "2026-02-01T00:30:00+01:00")),
                    record("3", COMPLETE)
                },
                row(
                        "outcomes/a.csv",
                        2,
                        COLUMNS,
                        "WO-19",
                        "plant-a",
                        "press-9",
                        "INSPECTION",
                        "2026-01-31T23:59:59.999Z",
                        "",
                        "",
                        "",
                        ""));

        assertThat(rows("maintenance_outcomes"))
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "[WO-17, plant-a, press-7, FAILURE, 2026-03-01T11:00Z, press, bearing,"
                                + " loud, Ines, STREAM, shardId-000000000000/1, "
                                + ARRIVED,
                        "[WO-18, plant-a, press-8, REPAIR, 2026-01-31T23:30Z, null, null, null,"
                                + " null, STREAM, shardId-000000000000/2, "
                                + ARRIVED,
                        "[WO-19, plant-a, press-9, INSPECTION, 2026-01-31T23:59:59.999Z, null,"
                                + " null, null, null, FILE, outcomes/a.csv:2, "
                                + ARRIVED);
        assertThat(rows("quarantine")).isEmpty();
    }

    @Test
    void quarantinesWhatIsWrongAndGoesOn() throws Exception {
        run(
                new KinesisRecord[] {
                    record("1", "no json"),
                    record("2", json("a", "m", "FAILURE", "2026-03-02T00:00:00Z")),
                    record("3", json("b", "m", "FAILURE", "2026-03-01T00:00:00Z")),
                    record("4", json("b", "m", "REPAIR", "2026-03-01T00:00:00Z"))
                },
                row("outcomes/a.csv", 9, "site,machine,kind,occurredAt", "a", "m", "BANG", "0"),
                OutcomeInput.ofUnreadableFile("outcomes/b.zip", 7, "expected CSV", new byte[0]));

        assertThat(rows("maintenance_outcomes")).extracting(row -> row.get(0)).containsExactly("b");
        assertThat(rows("quarantine"))
                .extracting(row -> row.get(0), row -> row.get(1), row -> row.get(3))
                .containsExactlyInAnyOrder(
                        tuple("shardId-000000000000", "1", "MALFORMED_OUTCOME"),
                        tuple("shardId-000000000000", "2", "OUTCOME_IN_FUTURE"),
                        tuple("shardId-000000000000", "4", "CONTRADICTORY_OUTCOME"),
                        tuple("outcomes/a.csv", "9", "UNKNOWN_OUTCOME_KIND"),
                        tuple("outcomes/b.zip", "0", "UNREADABLE_OUTCOME_FILE"));
        assertThat(rows("quarantine"))
                .allSatisfy(
                        row -> {
                            assertThat(row.get(2)).as("gateway").isNull();
                            assertThat(row.get(7)).as("sequence").isNull();
                        });
    }

    private void run(KinesisRecord[] records, OutcomeInput... rows) throws Exception {
        DataStream<KinesisRecord> stream =
                environment
                        .fromData(KinesisRecord.class, records)
                        .setParallelism(1)
                        .uid("kinesis-outcomes");
        DataStream<OutcomeInput> files =
                environment
                        .fromData(OutcomeInput.class, rows)
                        .setParallelism(1)
                        .uid("outcome-files");
        OutcomePipeline.Outputs outputs =
                OutcomePipeline.define(stream, files, Duration.ofMinutes(5));
        LakeSinks.attach(outputs.outcomes(), catalog, DATABASE);
        LakeSinks.attach(Map.of(), outputs.quarantined(), catalog, DATABASE);
        StreamNodes.requireIdsOfTheirOwn(environment);
        environment.execute();
    }
}
