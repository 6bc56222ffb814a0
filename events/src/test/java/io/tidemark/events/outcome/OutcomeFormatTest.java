package io.tidemark.events.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.events.outcome.InvalidOutcomeException.Fault;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeFormatTest {

    private final Map<String, String> fields =
            new HashMap<>(
                    Map.of(
                            "site", "plant-a",
                            "machine", "press-7",
                            "kind", "FAILURE",
                            "occurredAt", "2026-03-01T12:00:00Z"));

    @Test
    void takesEveryField() throws Exception {
        fields.put("id", " WO-17 ");
        fields.put("machineType", "press");
        fields.put("failureMode", "bearing");
        fields.put("note", "line one\nline two");
        fields.put("reportedBy", "Åsa");

        MaintenanceOutcome outcome = OutcomeFormat.outcome(fields);

        assertThat(outcome.id()).isEqualTo("WO-17");
        assertThat(outcome.site()).isEqualTo("plant-a");
        assertThat(outcome.machine()).isEqualTo("press-7");
        assertThat(outcome.kind()).isEqualTo(OutcomeKind.FAILURE);
        assertThat(outcome.occurredAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(outcome.text(OutcomeField.MACHINE_TYPE)).contains("press");
        assertThat(outcome.text(OutcomeField.FAILURE_MODE)).contains("bearing");
        assertThat(outcome.text(OutcomeField.NOTE)).contains("line one\nline two");
        assertThat(outcome.text(OutcomeField.REPORTED_BY)).contains("Åsa");
    }

    @Test
    void takesBlankForAbsent() throws Exception {
        fields.put("failureMode", "  ");
        fields.put("note", null);

        MaintenanceOutcome outcome = OutcomeFormat.outcome(fields);

        assertThat(outcome.text(OutcomeField.FAILURE_MODE)).isEmpty();
        assertThat(outcome.text(OutcomeField.NOTE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T12:00:00Z",
                "2026-03-01T13:00+01:00",
                "2026-03-01T12:00:00.000900Z",
                "1772366400000"
            })
    void givesTheSameOutcomeTheSameIdHoweverItsTimeIsWritten(String time) throws Exception {
        fields.put("occurredAt", time);
        fields.put("kind", "failure");

        // hashlib of each part after its length in four bytes, as in EventId, by Python.
        assertThat(OutcomeFormat.outcome(fields).id())
                .isEqualTo("063285e8fa1a4a4f62176d299e8f7a10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"site", "machine", "kind", "occurredAt"})
    void namesAFieldThatIsMissing(String title) {
        fields.remove(title);

        assertFault(Fault.MALFORMED, title + " is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "failuremode, x, there is no field \"failuremode\"",
        "site, plant/a, without /",
        "machine, press+, without /",
        "machine, '#', without /"
    })
    void namesWhatItDoesNotKnow(String title, String value, String message) {
        fields.put(title, value);

        assertFault(Fault.MALFORMED, message);
    }

    @Test
    void refusesControlCharactersWhereTextIsCompared() {
        fields.put("machine", "press\u00007");

        assertFault(Fault.MALFORMED, "machine has a control character");
    }

    @Test
    void bindsTheLengthOfEveryField() {
        fields.put("note", "x".repeat(4_001));

        assertFault(Fault.MALFORMED, "note has 4,001 characters, at most 4,000 are expected");
    }

    @Test
    void namesTheKindsThatThereAre() {
        fields.put("kind", "EXPLOSION");

        assertFault(
                Fault.UNKNOWN_KIND,
                "kind is \"EXPLOSION\", expected one of [FAILURE, REPAIR, INSPECTION]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-03-01T12:00:00",
                "2026-02-30T12:00:00Z",
                "1772366400",
                "-1",
                "1979-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "999999999999999999",
                "9999999999999999999999",
                "1.5"
            })
    void refusesATimeAtWhichNothingCanHaveHappened(String time) {
        fields.put("occurredAt", time);

        assertFault(Fault.IMPOSSIBLE_TIME, "expected a time");
    }

    @Test
    void takesAHeaderInAnyOrder() throws Exception {
        OutcomeFormat.requireHeader(
                Arrays.asList("occurredAt", "kind", "note", "machine", "site", "id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "site,machine,kind|the column occurredAt is missing",
                "site,machine,kind,occurredAt,kind|the column kind is there twice",
                "site,machine,kind,occurredAt,cost|there is no field \"cost\"",
                "Site,machine,kind,occurredAt|there is no field \"Site\""
            })
    void namesTheFaultOfAHeader(String header, String message) {
        assertThatThrownBy(() -> OutcomeFormat.requireHeader(Arrays.asList(header.split(","))))
                .isInstanceOf(InvalidOutcomeException.class)
                .hasMessageContaining(message);
    }

    @Test
    void saysThatSemicolonsAreNoCommas() {
        assertThatThrownBy(() -> OutcomeFormat.requireHeader(Arrays.asList("site;machine;kind")))
                .hasMessage("the columns are separated by semicolons, expected commas");
    }

    private void assertFault(Fault fault, String message) {
        assertThatThrownBy(() -> OutcomeFormat.outcome(fields))
                .isInstanceOfSatisfying(
                        InvalidOutcomeException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(fault))
                .hasMessageContaining(message);
    }
}
