package io.tidemark.cloud.outcome;

import static io.tidemark.cloud.outcome.Outcomes.COMPLETE;
import static io.tidemark.cloud.outcome.Outcomes.json;
import static io.tidemark.cloud.outcome.Outcomes.record;
import static io.tidemark.cloud.outcome.Outcomes.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cloud.ingest.QuarantineReason;
import io.tidemark.cloud.ingest.QuarantinedRecord;
import io.tidemark.events.outcome.OutcomeKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParseOutcomeTest {

    private static final String COLUMNS = "kind,site,machine,occurredAt,note";

    private OneInputStreamOperatorTestHarness<OutcomeInput, Outcome> harness;

    @BeforeEach
    void open() throws Exception {
        harness =
                ProcessFunctionTestHarnesses.forProcessFunction(
                        new ParseOutcome(Duration.ofMinutes(5)));
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void readsEveryFieldOfARecord() throws Exception {
        process(OutcomeInput.ofRecord(record("4711", COMPLETE)));

        assertThat(harness.extractOutputValues())
                .singleElement()
                .satisfies(
                        outcome -> {
                            assertThat(outcome)
                                    .extracting("id", "site", "machine", "kind", "source")
                                    .containsExactly(
                                            "WO-17",
                                            "plant-a",
                                            "press-7",
                                            OutcomeKind.FAILURE,
                                            OutcomeSource.STREAM);
                            assertThat(outcome)
                                    .extracting("machineType", "failureMode", "note", "reportedBy")
                                    .containsExactly("press", "bearing", "loud", "Ines");
                            assertThat(outcome)
                                    .extracting("occurredAtMillis", "arrivedAtMillis")
                                    .containsExactly(1_772_362_800_000L, 1_772_366_401_500L);
                            assertThat(outcome.sourceName()).isEqualTo("shardId-000000000000/4711");
                        });
        assertThat(quarantined()).isEmpty();
    }

    @Test
    void readsARowWhateverTheOrderOfItsColumns() throws Exception {
        String[] cells = {"repair", " plant-a ", "press-7", "1772362800000", ""};

        process(row("outcomes/2026/a.csv", 17, COLUMNS, cells));

        assertThat(harness.extractOutputValues())
                .singleElement()
                .satisfies(
                        outcome -> {
                            assertThat(outcome.id).matches("[0-9a-f]{32}");
                            assertThat(outcome)
                                    .extracting("site", "kind", "note", "source")
                                    .containsExactly(
                                            "plant-a",
                                            OutcomeKind.REPAIR,
                                            null,
                                            OutcomeSource.FILE);
                            assertThat(outcome.occurredAtMillis).isEqualTo(1_772_362_800_000L);
                            assertThat(outcome.sourceName()).isEqualTo("outcomes/2026/a.csv:17");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "not json",
                "[]",
                "{}",
                "17",
                "{\"site\":\"a\",\"site\":\"b\"}",
                "{\"site\":\"a\"} {}",
                "{\"site\":\"a\"",
                "{\"site\":{\"deep\":1},\"machine\":\"m\",\"kind\":\"FAILURE\",\"occurredAt\":\"2026-03-01T11:00:00Z\"}",
                "{\"site\":7,\"machine\":\"m\",\"kind\":\"FAILURE\",\"occurredAt\":\"2026-03-01T11:00:00Z\"}",
                "{\"site\":\"a\",\"machine\":\"m\",\"kind\":\"FAILURE\",\"occurredAt\":1772362800000.5}",
                "{\"site\":\"a\",\"machine\":\"m\",\"kind\":\"FAILURE\",\"occurredAt\":\"2026-03-01T11:00:00Z\",\"cost\":\"9\"}",
                "{\"site\":\" \",\"machine\":\"m\",\"kind\":\"FAILURE\",\"occurredAt\":\"2026-03-01T11:00:00Z\"}"
            })
    void quarantinesWhatIsNoOutcome(String text) throws Exception {
        process(OutcomeInput.ofRecord(record("1", text)));

        assertQuarantined(QuarantineReason.MALFORMED_OUTCOME, text);
    }

    @ParameterizedTest
    @CsvSource({
        "EXPLOSION, 2026-03-01T11:00:00Z, UNKNOWN_OUTCOME_KIND",
        "FAILURE, yesterday, IMPOSSIBLE_TIME",
        "FAILURE, 1772362800, IMPOSSIBLE_TIME",
        "FAILURE, 0001-01-01T00:00:00Z, IMPOSSIBLE_TIME",
        "FAILURE, 2026-03-01T12:05:01.501Z, OUTCOME_IN_FUTURE",
        "FAILURE, 9999-01-01T00:00:00Z, OUTCOME_IN_FUTURE"
    })
    void saysWhatIsWrong(String kind, String occurredAt, QuarantineReason reason) throws Exception {
        String text = json("a", "m", kind, occurredAt);

        process(OutcomeInput.ofRecord(record("1", text)));

        assertQuarantined(reason, text);
    }

    @Test
    void takesAClockThatIsAheadByTheTolerance() throws Exception {
        String text = json("a", "m", "FAILURE", "2026-03-01T12:05:01.500Z");

        process(OutcomeInput.ofRecord(record("1", text)));

        assertThat(harness.extractOutputValues()).hasSize(1);
    }

    @Test
    void quarantinesARowWithACellTooMany() throws Exception {
        process(row("outcomes/a.csv", 3, "site,machine", "a", "b", "c"));

        assertQuarantined(QuarantineReason.MALFORMED_OUTCOME, "a,b,c");
        assertThat(quarantined().get(0))
                .extracting("detail", "shard", "sequenceNumber", "gateway", "sequence")
                .containsExactly(
                        "the row has 3 cells, the header 2", "outcomes/a.csv", "3", null, null);
    }

    @Test
    void quarantinesAFileThatCannotBeRead() throws Exception {
        byte[] beginning = {'P', 'K'};

        process(OutcomeInput.ofUnreadableFile("outcomes/a.xlsx", 7, "expected CSV", beginning));

        assertQuarantined(QuarantineReason.UNREADABLE_OUTCOME_FILE, "PK");
        assertThat(quarantined().get(0))
                .extracting("detail", "arrivedAtMillis")
                .containsExactly("expected CSV", 7L);
    }

    private void process(OutcomeInput input) throws Exception {
        harness.processElement(input, 0);
    }

    private void assertQuarantined(QuarantineReason reason, String payload) {
        assertThat(harness.extractOutputValues()).isEmpty();
        assertThat(quarantined())
                .singleElement()
                .satisfies(
                        refused -> {
                            assertThat(refused.reason).isEqualTo(reason);
                            assertThat(refused.detail).isNotEmpty();
                            assertThat(refused.payload)
                                    .isEqualTo(payload.getBytes(StandardCharsets.UTF_8));
                        });
    }

    private List<QuarantinedRecord> quarantined() {
        return Stream.ofNullable(harness.getSideOutput(ParseOutcome.QUARANTINED))
                .flatMap(queue -> queue.stream())
                .map(StreamRecord::getValue)
                .toList();
    }
}
