package io.tidemark.commandline.evaluate.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.TidemarkRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvCommandTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Pattern DATA =
            Pattern.compile("const page = (.*?);\\nconst styles", Pattern.DOTALL);

    @TempDir private Path folder;

    private Path data;
    private Path page;

    @BeforeEach
    void nameTheFiles() {
        data = folder.resolve("press.csv");
        page = folder.resolve("charts/press.html");
    }

    @Test
    void findsTheIncidentThatTheRulesTell() throws IOException {
        write("%s,%d,5%n", 100, minute -> minute == 60 || minute == 61 ? 95 : 20 + minute % 3);

        JsonNode report = json("--value", "hot", "--detector", "none", "--maximum", "90");

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
        write("%s,%d,5%n", 100, minute -> 20 + minute % 3);

        JsonNode report = json("--value", "hot", "wet", "--detector", "none", "--maximum", "wet=4");

        assertThat(report.at("/columns/0/column").asText()).isEqualTo("hot");
        assertThat(report.at("/columns/0/incidents")).isEmpty();
        assertThat(report.at("/columns/1/column").asText()).isEqualTo("wet");
        assertThat(report.at("/columns/1/incidents")).hasSize(1);
        assertThat(report.at("/columns/1/incidents/0/closed").isNull()).isTrue();
    }

    @Test
    void takesAGapForSilence() throws IOException {
        Files.writeString(
                data,
                """
                time;hot
                01.03.2026 08:00:00;1
                01.03.2026 08:01:00;2
                01.03.2026 12:00:00;1
                """);

        JsonNode report =
                json(
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
        write("%s,%d,5%n", 1_500, minute -> minute < 1_200 ? 20 + minute % 7 : 80);

        JsonNode report = json("--value", "hot", "--detector", "robust-statistics");

        JsonNode incident = report.at("/columns/0/incidents/0");
        assertThat(incident.get("opened").asText())
                .isEqualTo(START.plusSeconds(60L * 1_200).toString());
        assertThat(incident.get("reason").asText()).isEqualTo("unusual");
    }

    @Test
    void seesInColumnsTogetherWhatNoneShowsAlone() throws IOException {
        Files.writeString(
                data,
                "time,hot,wet\n"
                        + IntStream.range(0, 1_500)
                                .mapToObj(CsvCommandTest::relatedRow)
                                .collect(Collectors.joining()));

        JsonNode report = json("--value", "hot", "wet", "--together");

        assertThat(report.at("/columns/0/incidents")).isEmpty();
        assertThat(report.at("/columns/1/incidents")).isEmpty();
        JsonNode incident = report.at("/together/incidents/0");
        assertThat(incident.get("opened").asText())
                .isBetween(
                        START.plusSeconds(60L * 1_200).toString(),
                        START.plusSeconds(60L * 1_210).toString());
        assertThat(incident.get("reason").asText()).isEqualTo("relation");
        assertThat(chart(Files.readString(page)).at("/together/incidents")).hasSize(1);
    }

    @Test
    void writesAPageThatNeedsNothingElse() throws IOException {
        write("%s,%d,5%n", 300, minute -> minute == 60 ? 95 : 20);
        TidemarkRun run = evaluate("--value", "hot", "--maximum", "90", "--detector", "none");

        String html = Files.readString(page);
        assertThat(run.out()).contains("Chart: " + page);
        assertThat(html).contains("uPlot", "default-src 'none'").doesNotContain("http://", "src=");
        JsonNode column = chart(html).at("/columns/0");
        assertThat(column.get("seconds")).hasSize(300);
        assertThat(column.at("/seconds/1").asLong()).isEqualTo(START.getEpochSecond() + 60);
        assertThat(column.at("/greatest/60").asInt()).isEqualTo(95);
        assertThat(column.at("/expectedUpper/60").asInt()).isEqualTo(90);
        assertThat(column.at("/expectedLower/60").isNull()).isTrue();
        assertThat(column.get("incidents")).hasSize(1);
    }

    @Test
    void keepsNamesOutOfThePagesScript() throws IOException {
        Files.writeString(data, "time,</script><b>\n0,1\n1,2\n");
        evaluate("--value", "</script><b>", "--maximum", "9", "--detector", "none");

        String html = Files.readString(page);
        assertThat(html).doesNotContain("</script><b>");
        assertThat(chart(html).at("/columns/0/name").asText()).isEqualTo("</script><b>");
    }

    @Test
    void countsRowsWithoutAValueAndListsIncidentsForPeople() throws IOException {
        Files.writeString(data, "time,hot\n0,1\n1,\n2,NaN\n3,99\n");
        TidemarkRun run = evaluate("--value", "hot", "--maximum", "90", "--detector", "none");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        data + ": 4 rows, 1970-01-01T00:00:00Z to 1970-01-01T00:00:03Z",
                        "hot: 2 readings judged by rules, 2 rows without a value",
                        "1970-01-01T00:00:03Z | still open");
    }

    private JsonNode json(Object... more) throws IOException {
        Object[] format = {"--format", "json"};
        TidemarkRun run = evaluate(Stream.concat(Stream.of(more), Stream.of(format)).toArray());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        return new JsonMapper().readTree(run.out());
    }

    private TidemarkRun evaluate(Object... more) {
        return TidemarkRun.of(
                folder,
                List.of("evaluate", "csv", "--data", data, "--time", "time", "--out", page),
                more);
    }

    private void write(String row, int minutes, IntUnaryOperator value) throws IOException {
        Files.writeString(
                data,
                "time,hot,wet\n"
                        + IntStream.range(0, minutes)
                                .mapToObj(
                                        minute ->
                                                row.formatted(
                                                        START.plusSeconds(60L * minute),
                                                        value.applyAsInt(minute)))
                                .collect(Collectors.joining()));
    }

    /** Two values that rise and fall together, and against each other from row 1,200 on. */
    private static String relatedRow(int row) {
        double wave = 10 * Math.sin(row / 7.0) + Math.cos(row * 1.7);
        double noise = 0.1 * Math.sin(row * 12.9898);
        return "%s,%s,%s%n"
                .formatted(
                        START.plusSeconds(60L * row),
                        50 + wave,
                        50 + (row < 1_200 ? wave : -wave) + noise);
    }

    private static JsonNode chart(String html) throws IOException {
        Matcher data = DATA.matcher(html);
        assertThat(data.find()).isTrue();
        return new JsonMapper().readTree(data.group(1));
    }
}
