package io.tidemark.commandline.evaluate.nab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.TidemarkRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NabCommandTest {

    private static final int ROWS = 1_000;
    private static final int FAILURE = 800;

    @TempDir private Path folder;

    private Path data;
    private Path out;

    @BeforeEach
    void writeASeriesThatFails() throws IOException {
        data = folder.resolve("data");
        out = folder.resolve("out");
        write("plant/press.csv", series(FAILURE));
        write("pump.csv", series(ROWS));
    }

    @Test
    void writesTheBenchmarksResultFilesRowByRow() throws IOException {
        TidemarkRun run = evaluate("--labels", labels());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        List<String> press = Files.readAllLines(out.resolve("tidemark/plant/tidemark_press.csv"));
        List<String> given = Files.readAllLines(data.resolve("plant/press.csv"));
        assertThat(press).hasSize(ROWS + 1);
        assertThat(press.get(0)).isEqualTo("timestamp,value,anomaly_score,label");
        for (int row = 1; row <= ROWS; row++) {
            String[] cells = press.get(row).split(",");
            assertThat(cells[0] + "," + cells[1]).isEqualTo(given.get(row));
            assertThat(Double.parseDouble(cells[2])).isBetween(0.0, 1.0);
            assertThat(cells[3]).isEqualTo(row > FAILURE && row <= FAILURE + 51 ? "1" : "0");
        }
        assertThat(files(out))
                .containsExactly("tidemark/plant/tidemark_press.csv", "tidemark/tidemark_pump.csv");
    }

    @Test
    void scoresTheWindowThatItFinds() throws IOException {
        TidemarkRun run = evaluate("--labels", labels(), "--format", "json");

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
        evaluate();
        Path result = out.resolve("tidemark/plant/tidemark_press.csv");
        List<String> whole = Files.readAllLines(result);
        List<String> given = Files.readAllLines(data.resolve("plant/press.csv"));
        Files.write(data.resolve("plant/press.csv"), given.subList(0, 500));

        evaluate();

        assertThat(Files.readAllLines(result)).isEqualTo(whole.subList(0, 500));
    }

    @Test
    void saysTheSameWithTheSameSeed() throws IOException {
        Path result = out.resolve("tidemark/plant/tidemark_press.csv");
        evaluate("--seed", 1);
        List<String> first = Files.readAllLines(result);
        evaluate("--seed", 2);
        List<String> other = Files.readAllLines(result);
        evaluate("--seed", 1);

        assertThat(Files.readAllLines(result)).isEqualTo(first).isNotEqualTo(other);
    }

    @Test
    void leavesTheLabelEmptyAndScoresNothingWithoutLabels() throws IOException {
        TidemarkRun run = evaluate();

        assertThat(run.out()).contains("Without --labels there is nothing to score them by.");
        assertThat(Files.readAllLines(out.resolve("tidemark/tidemark_pump.csv")))
                .last()
                .asString()
                .endsWith(",");
    }

    @Test
    void doesNotTakeItsOwnResultsForData() {
        out = data;
        evaluate();
        TidemarkRun second = evaluate("--format", "json");

        assertThat(second.out()).contains("\"files\":2,");
    }

    @Test
    void judgesRowsWithoutAValueAsNothing() throws IOException {
        write(
                "gaps.csv",
                series(ROWS).map(line -> line.endsWith("6") ? line.split(",")[0] + "," : line));

        TidemarkRun run = evaluate();

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(Files.readAllLines(out.resolve("tidemark/tidemark_gaps.csv")))
                .hasSize(ROWS + 1)
                .filteredOn(line -> line.contains(",,"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).endsWith(",,0.0,"));
    }

    @Test
    void namesEveryMalformedFileAndLeavesNoResultOfIt() throws IOException {
        write("late.csv", Stream.of("timestamp,value", "2014-01-01 00:00:00,1", "tomorrow,2"));
        write("warm.csv", Stream.of("timestamp,value", "2014-01-01 00:00:00,warm"));

        TidemarkRun run = evaluate();

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .contains(
                        data.resolve("late.csv")
                                + ", line 3: expected a time such as 2014-01-07 02:55:00, found"
                                + " 'tomorrow'")
                .contains(
                        data.resolve("warm.csv")
                                + ", line 2: expected a finite number as value, found 'warm'");
        assertThat(files(out))
                .containsExactly("tidemark/plant/tidemark_press.csv", "tidemark/tidemark_pump.csv");
    }

    @Test
    void saysWhatIsWrongWithTheFolder() {
        Path missing = folder.resolve("missing");

        assertThat(TidemarkRun.of(folder, "evaluate", "nab", "--data", missing, "--out", out).err())
                .contains("there is no folder " + missing);
        assertThat(TidemarkRun.of(folder, "evaluate", "nab", "--data", data).exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void saysWhatIsWrongWithTheLabels() throws IOException {
        assertThat(labelled("{\"pump.csv\": [[\"2014-01-01\"]]}").err())
                .contains("labels.json: expected windows of pump.csv such as");
        assertThat(labelled("{\"pump.csv\": [[\"2014-01-02\", \"2014-01-01\"]]}").err())
                .contains("the earlier first, found [2014-01-02, 2014-01-01]");
        assertThat(labelled("{\"pump.csv\": null}").err())
                .contains("labels.json: expected windows of pump.csv such as");
        assertThat(
                        labelled(
                                        "{\"pump.csv\": [[\"2014-01-01\", \"2014-01-03\"],"
                                                + " [\"2014-01-02\", \"2014-01-04\"]]}")
                                .err())
                .contains("labels.json: windows of pump.csv overlap");
        assertThat(labelled("{\"fan.csv\": []}").err())
                .contains("labels.json has no labels of any file under " + data);
        assertThat(labelled("[\n1").err()).contains("labels.json, line 1: expected {");
    }

    private TidemarkRun labelled(String json) throws IOException {
        Path file = folder.resolve("labels.json");
        Files.writeString(file, json);
        return evaluate("--labels", file);
    }

    private TidemarkRun evaluate(Object... more) {
        Object[] first = {"evaluate", "nab", "--data", data, "--out", out};
        return TidemarkRun.of(folder, Stream.concat(Stream.of(first), Stream.of(more)).toArray());
    }

    private Path labels() throws IOException {
        Path file = folder.resolve("labels.json");
        Files.writeString(
                file,
                "{\"pump.csv\": [], \"plant/press.csv\": [[\"%s\", \"%s\"]]}"
                        .formatted(time(FAILURE), time(FAILURE + 50)));
        return file;
    }

    private void write(String name, Stream<String> lines) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, lines.toList());
    }

    /** A saw between 20 and 26 that goes up to 90 from the row on. */
    private static Stream<String> series(int failure) {
        return Stream.concat(
                Stream.of("timestamp,value"),
                IntStream.range(0, ROWS)
                        .mapToObj(
                                row ->
                                        time(row)
                                                + ","
                                                + (row < failure ? 20 + row % 7 : 90 + row % 3)));
    }

    private static String time(int row) {
        return LocalDateTime.of(2014, 1, 1, 0, 0)
                .plusMinutes(5L * row)
                .toString()
                .replace('T', ' ')
                .concat(":00");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
