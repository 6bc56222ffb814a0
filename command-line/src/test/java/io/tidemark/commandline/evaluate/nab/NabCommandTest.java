package io.tidemark.commandline.evaluate.nab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.TidemarkRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NabCommandTest {

    private static final int ROWS = BenchmarkFolder.ROWS;
    private static final int FAILURE = BenchmarkFolder.FAILURE;

    @TempDir private Path temporary;

    private BenchmarkFolder folder;

    @BeforeEach
    void writeASeriesThatFails() throws IOException {
        folder = new BenchmarkFolder(temporary);
    }

    @Test
    void writesTheBenchmarksResultFilesRowByRow() throws IOException {
        TidemarkRun run = folder.evaluate("--labels", folder.labels());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        List<String> press =
                Files.readAllLines(folder.out().resolve("tidemark/plant/tidemark_press.csv"));
        List<String> given = Files.readAllLines(folder.data().resolve("plant/press.csv"));
        assertThat(press).hasSize(ROWS + 1);
        assertThat(press.get(0)).isEqualTo("timestamp,value,anomaly_score,label");
        for (int row = 1; row <= ROWS; row++) {
            String[] cells = press.get(row).split(",");
            assertThat(cells[0] + "," + cells[1]).isEqualTo(given.get(row));
            assertThat(Double.parseDouble(cells[2])).isBetween(0.0, 1.0);
            assertThat(cells[3]).isEqualTo(row > FAILURE && row <= FAILURE + 51 ? "1" : "0");
        }
        assertThat(folder.results())
                .containsExactly("tidemark/plant/tidemark_press.csv", "tidemark/tidemark_pump.csv");
    }

    @Test
    void scoresTheWindowThatItFinds() throws IOException {
        TidemarkRun run = folder.evaluate("--labels", folder.labels(), "--format", "json");

        JsonNode report = new JsonMapper().readTree(run.out());
        assertThat(report.at("/rows").asInt()).isEqualTo(2 * ROWS);
        assertThat(report.at("/scores/profiles"))
                .extracting(profile -> profile.get("profile").asText())
                .containsExactly("standard", "reward_low_FP_rate", "reward_low_FN_rate");
        assertThat(report.at("/scores/profiles"))
                .extracting(profile -> profile.get("score").asDouble())
                .allSatisfy(score -> assertThat(score).isGreaterThan(90));
    }

    @Test
    void looksAtNothingThatComesLater() throws IOException {
        folder.evaluate();
        Path result = folder.out().resolve("tidemark/plant/tidemark_press.csv");
        List<String> whole = Files.readAllLines(result);
        List<String> given = Files.readAllLines(folder.data().resolve("plant/press.csv"));
        Files.write(folder.data().resolve("plant/press.csv"), given.subList(0, 500));

        folder.evaluate();

        assertThat(Files.readAllLines(result)).isEqualTo(whole.subList(0, 500));
    }

    @Test
    void saysTheSameWithTheSameSeed() throws IOException {
        Path result = folder.out().resolve("tidemark/plant/tidemark_press.csv");
        folder.evaluate("--seed", 1);
        List<String> first = Files.readAllLines(result);
        folder.evaluate("--seed", 2);
        List<String> other = Files.readAllLines(result);
        folder.evaluate("--seed", 1);

        assertThat(Files.readAllLines(result)).isEqualTo(first).isNotEqualTo(other);
    }

    @Test
    void leavesTheLabelEmptyAndScoresNothingWithoutLabels() throws IOException {
        TidemarkRun run = folder.evaluate();

        assertThat(run.out()).contains("Without --labels there is nothing to score them by.");
        assertThat(Files.readAllLines(folder.out().resolve("tidemark/tidemark_pump.csv")))
                .last()
                .asString()
                .endsWith(",");
    }

    @Test
    void doesNotTakeItsOwnResultsForData() {
        folder.writeResultsBesideData();
        folder.evaluate();
        TidemarkRun second = folder.evaluate("--format", "json");

        assertThat(second.out()).contains("\"files\":2,");
    }

    @Test
    void judgesRowsWithoutAValueAsNothing() throws IOException {
        folder.write(
                "gaps.csv",
                BenchmarkFolder.series(ROWS)
                        .map(line -> line.endsWith("6") ? line.split(",")[0] + "," : line));

        TidemarkRun run = folder.evaluate();

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(Files.readAllLines(folder.out().resolve("tidemark/tidemark_gaps.csv")))
                .hasSize(ROWS + 1)
                .filteredOn(line -> line.contains(",,"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).endsWith(",,0.0,"));
    }
}
