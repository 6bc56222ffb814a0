package io.tidemark.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.local.Component;
import io.tidemark.local.LocalAws;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageLayout;
import io.tidemark.local.StageOptions;
import io.tidemark.local.supervise.Supervision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * From the command line, the stream and the bucket to the tables, every part real, with a cloud job
 * that is killed on the way.
 */
class OutcomesIT {

    private static final Path CHECKOUT =
            Path.of(System.getProperty("tidemark.checkout")).toAbsolutePath().normalize();
    private static final Path HOME = Path.of("target", "outcomes").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String HEADER = "site,machine,kind,occurredAt,note\n";

    private static StageLayout layout;
    private static LocalStage stage;
    private static Analyst analyst;
    private static OutcomeCommand outcome;

    @BeforeAll
    static void startTheStageWithoutAGateway() throws Exception {
        layout = new StageLayout(CHECKOUT, HOME.resolve(".tidemark/run"), 14_900);
        stage =
                LocalStage.up(
                        layout,
                        StageOptions.everything()
                                .only(
                                        Component.LOCALSTACK,
                                        Component.MINISTACK,
                                        Component.QUERY_ENGINE,
                                        Component.CLOUD_JOB),
                        new PrintedProgress());
        analyst = new Analyst(layout.query(), "tidemark");
        outcome = new OutcomeCommand(layout, HOME);
    }

    @AfterAll
    static void stop() throws Exception {
        if (analyst != null) {
            analyst.close();
        }
        if (stage != null) {
            stage.down();
        }
    }

    @Test
    void everyOutcomeIsInItsTableOnceAndWhatIsNoneInQuarantine() throws Exception {
        report("WO-1", "FAILURE");
        report("WO-1", "FAILURE");
        report("WO-1", "REPAIR");
        assertThat(outcome.run("report", "--site", "plant-a", "--machine", "m", "--kind", "bang"))
                .isEqualTo(2);
        putOnStream("no json");
        upload(HEADER + "plant-a,press-8,REPAIR,2026-02-01T00:00:00Z,\"two\nlines\"\n");
        putInBucket("outcomes/2026/history.xlsx", "PK and more");
        awaitRows(List.of("press-7 FAILURE", "press-8 REPAIR"), quarantinedAtFirst());

        kill();
        // The same file with one row more, and one that the command line would have refused.
        upload(
                HEADER
                        + "plant-a,press-8,REPAIR,2026-02-01T00:00:00Z,\"two\nlines\"\n"
                        + "plant-a,press-9,INSPECTION,2026-02-02T00:00:00+01:00,\n");
        putInBucket("outcomes/late.csv", HEADER + "plant-a,press-9,REPAIR,2999-01-01T00:00:00Z,\n");
        putOnStream("{\"site\":\"plant-a\",\"machine\":\"press-7\"}");

        List<String> quarantined = new ArrayList<>(quarantinedAtFirst());
        quarantined.add("MALFORMED_OUTCOME {\"site\":\"plant-a\",\"machine\":\"press-7\"}");
        quarantined.add("OUTCOME_IN_FUTURE plant-a,press-9,REPAIR,2999-01-01T00:00:00Z,");
        awaitRows(List.of("press-7 FAILURE", "press-8 REPAIR", "press-9 INSPECTION"), quarantined);
        assertThat(starts()).isEqualTo(2);
        everyQueryOfThePageIsUnderstood();
    }

    private static List<String> quarantinedAtFirst() {
        return List.of(
                "CONTRADICTORY_OUTCOME {\"id\":\"WO-1\",\"site\":\"plant-a\","
                        + "\"machine\":\"press-7\",\"kind\":\"REPAIR\","
                        + "\"occurredAt\":\"2026-03-01T12:00:00Z\"}",
                "MALFORMED_OUTCOME no json",
                "UNREADABLE_OUTCOME_FILE PK and more");
    }

    private static void awaitRows(List<String> outcomes, List<String> quarantined) {
        await("all outcomes are where they belong")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .ignoreExceptionsMatching(SQLException.class::isInstance)
                .untilAsserted(
                        () -> {
                            assertThat(
                                            texts(
                                                    "SELECT machine || ' ' || kind FROM"
                                                            + " maintenance_outcomes"))
                                    .containsExactlyInAnyOrderElementsOf(outcomes);
                            assertThat(
                                            texts(
                                                    "SELECT reason || ' ' || from_utf8(payload)"
                                                            + " FROM quarantine"))
                                    .containsExactlyInAnyOrderElementsOf(quarantined);
                        });
    }

    private static void everyQueryOfThePageIsUnderstood() throws Exception {
        List<String> queries = PageQueries.of(CHECKOUT.resolve("docs/outcomes.md"));

        assertThat(queries).hasSize(2);
        for (String query : queries) {
            assertThat(texts(query)).isNotEmpty();
        }
    }

    private static List<String> texts(String sql) throws SQLException {
        return analyst.ask(sql, row -> row.getString(1));
    }

    private static void report(String id, String kind) throws Exception {
        assertThat(
                        outcome.run(
                                "report",
                                "--site",
                                "plant-a",
                                "--machine",
                                "press-7",
                                "--kind",
                                kind,
                                "--at",
                                "2026-03-01T12:00:00Z",
                                "--id",
                                id))
                .isZero();
    }

    private static void upload(String content) throws Exception {
        assertThat(outcome.run("upload", Files.writeString(HOME.resolve("history.csv"), content)))
                .isZero();
    }

    private static void putOnStream(String text) throws Exception {
        String stream = stage.resources().outcomes();
        try (KinesisClient kinesis =
                LocalAws.client(KinesisClient.builder(), layout.localStackUrl())) {
            kinesis.putRecord(
                    request ->
                            request.streamName(stream)
                                    .partitionKey("plant-a/press-7")
                                    .data(SdkBytes.fromUtf8String(text)));
        }
    }

    private static void putInBucket(String key, String content) throws Exception {
        String bucket = stage.resources().bucket();
        try (S3Client s3 =
                LocalAws.client(S3Client.builder().forcePathStyle(true), layout.localStackUrl())) {
            s3.putObject(
                    request -> request.bucket(bucket).key(key), RequestBody.fromString(content));
        }
    }

    private static void kill() throws Exception {
        Supervision supervision =
                Supervision.in(layout.directory(Component.CLOUD_JOB)).orElseThrow();
        ProcessHandle.of(supervision.process().pid()).orElseThrow().destroyForcibly();
    }

    private static int starts() throws Exception {
        return Supervision.in(layout.directory(Component.CLOUD_JOB)).orElseThrow().starts();
    }
}
