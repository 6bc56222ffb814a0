package io.tidemark.commandline.evaluate.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.commandline.TidemarkRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvCommandTest {

    @TempDir private Path folder;

    private RecordedFile press;

    @BeforeEach
    void nameTheFile() {
        press = new RecordedFile(folder);
    }

    @Test
    void findsTheIncidentThatTheRulesTell() throws IOException {
        press.write(100, minute -> minute == 60 || minute == 61 ? 95 : 20 + minute % 3);

        JsonNode report = press.json("--value", "hot", "--detector", "none", "--maximum", "90");

        JsonNode incidents = report.at("/columns/0/incidents");
        assertThat(incidents).hasSize(1);
        assertThat(incidents.at("/0/opened").asText()).isEqualTo("2026-03-01T01:00:00Z");
        assertThat(incidents.at("/0/closed").isNull()).isFalse();
        assertThat(incidents.at("/0/reason").asText()).isEqualTo("above-range");
        assertThat(incidents.at("/0/abnormalReadings").asInt()).isEqualTo(2);
        assertThat(incidents.at("/0/peakValue").asDouble()).isEqualTo(95);
        assertThat(incidents.at("/0/expectedUpper").asDouble()).isEqualTo(90);
        assertThat(incidents.at("/0/expectedLower").isNull()).isTrue();
    }

    @Test
    void judgesEachColumnByItsOwnRules() throws IOException {
        press.write(100, minute -> 20 + minute % 3);

        JsonNode report =
                press.json("--value", "hot", "wet", "--detector", "none", "--maximum", "wet=4");

        assertThat(report.at("/columns/0/column").asText()).isEqualTo("hot");
        assertThat(report.at("/columns/0/incidents")).isEmpty();
        assertThat(report.at("/columns/1/column").asText()).isEqualTo("wet");
        assertThat(report.at("/columns/1/incidents")).hasSize(1);
        assertThat(report.at("/columns/1/incidents/0/closed").isNull()).isTrue();
    }

    @Test
    void takesAGapForSilence() throws IOException {
        Files.writeString(
                press.data(),
                """
                time;hot
                01.03.2026 08:00:00;1
                01.03.2026 08:01:00;2
                01.03.2026 12:00:00;1
                """);

        JsonNode report =
                press.json(
                        "--value",
                        "hot",
                        "--detector",
                        "none",
                        "--missing-after",
                        "1h",
                        "--separator",
                        ";",
                        "--time-format",
                        "dd.MM.yyyy HH:mm:ss",
                        "--time-zone",
                        "Europe/Berlin");

        JsonNode incident = report.at("/columns/0/incidents/0");
        assertThat(incident.get("reason").asText()).isEqualTo("missing");
        assertThat(incident.get("opened").asText()).startsWith("2026-03-01T08:01:00.001Z");
        assertThat(report.get("from").asText()).isEqualTo("2026-03-01T07:00:00Z");
    }

    @Test
    void learnsWhatIsUsual() throws IOException {
        press.write(1_500, minute -> minute < 1_200 ? 20 + minute % 7 : 80);

        JsonNode report = press.json("--value", "hot", "--detector", "robust-statistics");

        JsonNode incident = report.at("/columns/0/incidents/0");
        assertThat(incident.get("opened").asText())
                .isEqualTo(RecordedFile.START.plusSeconds(60L * 1_200).toString());
        assertThat(incident.get("reason").asText()).isEqualTo("unusual");
    }

    @Test
    void countsRowsWithoutAValueAndListsIncidentsForPeople() throws IOException {
        Files.writeString(press.data(), "time,hot\n0,1\n1,\n2,NaN\n3,99\n");
        TidemarkRun run = press.evaluate("--value", "hot", "--maximum", "90", "--detector", "none");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        press.data() + ": 4 rows, 1970-01-01T00:00:00Z to 1970-01-01T00:00:03Z",
                        "hot: 2 readings judged by rules, 2 rows without a value",
                        "1970-01-01T00:00:03Z | still open");
    }
}
