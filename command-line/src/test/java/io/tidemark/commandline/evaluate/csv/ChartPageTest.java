package io.tidemark.commandline.evaluate.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.commandline.TidemarkRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartPageTest {

    @TempDir private Path folder;

    private RecordedFile press;

    @BeforeEach
    void nameTheFile() {
        press = new RecordedFile(folder);
    }

    @Test
    void seesInColumnsTogetherWhatNoneShowsAlone() throws IOException {
        Files.writeString(
                press.data(),
                "time,hot,wet\n"
                        + IntStream.range(0, 1_500)
                                .mapToObj(ChartPageTest::relatedRow)
                                .collect(Collectors.joining()));

        JsonNode report = press.json("--value", "hot", "wet", "--together");

        assertThat(report.at("/columns/0/incidents")).isEmpty();
        assertThat(report.at("/columns/1/incidents")).isEmpty();
        JsonNode incident = report.at("/together/incidents/0");
        assertThat(incident.get("opened").asText())
                .isBetween(
                        RecordedFile.START.plusSeconds(60L * 1_200).toString(),
                        RecordedFile.START.plusSeconds(60L * 1_210).toString());
        assertThat(incident.get("reason").asText()).isEqualTo("relation");
        assertThat(press.chart().at("/together/incidents")).hasSize(1);
    }

    @Test
    void writesAPageThatNeedsNothingElse() throws IOException {
        press.write(300, minute -> minute == 60 ? 95 : 20);
        TidemarkRun run = press.evaluate("--value", "hot", "--maximum", "90", "--detector", "none");

        String html = Files.readString(press.page());
        assertThat(run.out()).contains("Chart: " + press.page());
        assertThat(html).contains("uPlot", "default-src 'none'").doesNotContain("http://", "src=");
        JsonNode column = press.chart().at("/columns/0");
        assertThat(column.get("seconds")).hasSize(300);
        assertThat(column.at("/seconds/1").asLong())
                .isEqualTo(RecordedFile.START.getEpochSecond() + 60);
        assertThat(column.at("/greatest/60").asInt()).isEqualTo(95);
        assertThat(column.at("/expectedUpper/60").asInt()).isEqualTo(90);
        assertThat(column.at("/expectedLower/60").isNull()).isTrue();
        assertThat(column.get("incidents")).hasSize(1);
    }

    @Test
    void keepsNamesOutOfThePagesScript() throws IOException {
        Files.writeString(press.data(), "time,</script><b>\n0,1\n1,2\n");
        press.evaluate("--value", "</script><b>", "--maximum", "9", "--detector", "none");

        String html = Files.readString(press.page());
        assertThat(html).doesNotContain("</script><b>");
        assertThat(press.chart().at("/columns/0/name").asText()).isEqualTo("</script><b>");
    }

    /** Two values that rise and fall together, and against each other from row 1,200 on. */
    private static String relatedRow(int row) {
        double wave = 10 * Math.sin(row / 7.0) + Math.cos(row * 1.7);
        double noise = 0.1 * Math.sin(row * 12.9898);
        return "%s,%s,%s%n"
                .formatted(
                        RecordedFile.START.plusSeconds(60L * row),
                        50 + wave,
                        50 + (row < 1_200 ? wave : -wave) + noise);
    }
}
