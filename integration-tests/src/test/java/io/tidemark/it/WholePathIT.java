package io.tidemark.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.tidemark.local.LocalStage;
import io.tidemark.local.StageLayout;
import io.tidemark.local.StageOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The whole path with every part real: readings and garbage over MQTT, the gateway, IoT Core with
 * enforced policies, the deployed rule, Kinesis, the cloud job, Iceberg, and SQL; each row is held
 * against what plain Java computes from what was sent.
 */
class WholePathIT {

    private static final Path CHECKOUT =
            Path.of(System.getProperty("tidemark.checkout")).toAbsolutePath().normalize();

    private static final long WINDOW_MILLIS = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final List<BadInput> BAD_INPUTS = BadInput.ofEveryKind();
    private static LocalStage stage;
    private static List<SentReading> sent;
    private static long emitted;
    private static Analyst analyst;

    @BeforeAll
    static void sendEverythingAndWaitUntilItIsInTheTables() throws Exception {
        StageLayout layout =
                new StageLayout(CHECKOUT, Path.of("target", "stage").toAbsolutePath(), 14_700);
        stage =
                LocalStage.up(
                        layout,
                        StageOptions.everything()
                                .with("event-time.idleness", "2 s")
                                .with("health.interval", "5 s"),
                        new PrintedProgress());
        analyst = new Analyst(layout.query(), "tidemark");
        sent = SentReadings.ofTwoMachines();
        publish(layout);

        GatewayConsole console = new GatewayConsole(layout.console());
        long expected = sent.size() + BAD_INPUTS.size();
        await("all that was sent was read")
                .atMost(PATIENCE)
                .until(console::readingsSeen, seen -> seen >= expected);
        await("the gateway has nothing left to say").atMost(PATIENCE).until(console::quiet);
        emitted = console.emitted();
        await("all results are in the tables")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> SequenceRows.of(analyst).size() >= emitted);
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
    void everyWindowEqualsWhatPlainJavaComputesFromTheReadings() throws Exception {
        List<WindowRow> expected = new WindowOracle(WINDOW_MILLIS).windowsOf(sent);

        List<WindowRow> rows = WindowRows.newestOf(analyst);

        assertThat(rows)
                .usingRecursiveFieldByFieldElementComparator(WindowRows.WITHIN_ROUNDING)
                .containsExactlyElementsOf(expected);
    }

    @Test
    void everyBadInputIsKeptWithItsReasonAndItsFirstKilobyte() throws Exception {
        List<Tuple> rows =
                analyst.ask(
                        "SELECT topic, reason, payload_bytes, to_hex(payload) AS payload FROM rejected_readings",
                        row ->
                                tuple(
                                        row.getString("topic"),
                                        row.getString("reason"),
                                        row.getInt("payload_bytes"),
                                        row.getString("payload")));

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        BAD_INPUTS.stream()
                                .map(
                                        bad ->
                                                tuple(
                                                        bad.topic(),
                                                        bad.reason(),
                                                        bad.payload().length,
                                                        bad.keptInHexadecimal()))
                                .collect(Collectors.toList()));
    }

    @Test
    void thePlantedSpikeOpensAnIncidentThatSaysWhy() throws Exception {
        assertThat(IncidentRows.openings(analyst))
                .contains(
                        tuple(
                                IncidentRows.identity(SentReadings.spikeOf(sent)),
                                "HIGH",
                                "UNUSUAL",
                                "above what was expected",
                                "by this reading"));
    }

    @Test
    void everyMessageOfASensorsIncidentIsAReadingThatWasSent() throws Exception {
        assertThat(IncidentRows.judgedReadings(analyst))
                .isNotEmpty()
                .isSubsetOf(sent.stream().map(IncidentRows::identity).collect(Collectors.toList()));
    }

    @Test
    void everyIncidentIsOpenedOnceBeforeAnythingElseIsSaidOfIt() throws Exception {
        assertThat(IncidentRows.notOpenedOnceAndFirst(analyst)).isEmpty();
    }

    @Test
    void theQueriesOfThePageOnIncidentsAreUnderstood() throws Exception {
        List<String> queries = PageQueries.of(CHECKOUT.resolve("docs/incidents.md"));

        assertThat(queries).hasSizeGreaterThan(2);
        for (String query : queries) {
            assertThat(analyst.ask(query, row -> row.getString("machine")))
                    .isSubsetOf("press-1", "press-2");
        }
    }

    @Test
    void theSequenceNumbersInTheTablesHaveNoGapAndNoDouble() throws Exception {
        assertThat(SequenceRows.of(analyst).stream().filter(sequence -> sequence <= emitted))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, emitted).boxed().collect(Collectors.toList()));
    }

    @Test
    void theGatewayReportsItsHealthUnderItsOwnIdentity() {
        StageQueries queries = new StageQueries(CHECKOUT, analyst);

        await("the newest report knows all that was sent")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> queries.requireReport("gateway-1", sent.size()));
    }

    @Test
    void everyNamedQueryIsUnderstoodAndSomeAnswerWhatWasSent() throws Exception {
        StageQueries queries = new StageQueries(CHECKOUT, analyst);

        queries.requireAllUnderstood();
        queries.requireRefusals(BAD_INPUTS);
        queries.requireWorstMachine(SentReadings.spikeOf(sent).machine());
    }

    @Test
    void maintenanceMakesOneFileOfEachPartitionAndChangesNoRow() throws Exception {
        List<WindowRow> before = WindowRows.newestOf(analyst);

        StageMaintenance.requireCompact(stage.layout(), "window_summaries", "rejected_readings");

        assertThat(WindowRows.newestOf(analyst)).isEqualTo(before);
    }

    private static void publish(StageLayout layout) {
        try (Devices devices = new Devices(layout.broker())) {
            int bad = 0;
            for (int index = 0; index < sent.size(); index++) {
                devices.publish(sent.get(index));
                if (index % 400 == 0 && bad < BAD_INPUTS.size()) {
                    devices.publish(BAD_INPUTS.get(bad).topic(), BAD_INPUTS.get(bad++).payload());
                }
            }
            assertThat(bad).isEqualTo(BAD_INPUTS.size());
            devices.awaitAcknowledged();
        }
    }
}
