package io.tidemark.commandline.evaluate.nab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.TidemarkRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the evaluation says of folders and labels that are wrong. */
class NabCommandFaultsTest {

    @TempDir private Path temporary;

    private BenchmarkFolder folder;

    @BeforeEach
    void writeTwoGoodSeries() throws IOException {
        folder = new BenchmarkFolder(temporary);
    }

    @Test
    void namesEveryMalformedFileAndLeavesNoResultOfIt() throws IOException {
        folder.write(
                "late.csv", Stream.of("timestamp,value", "2014-01-01 00:00:00,1", "tomorrow,2"));
        folder.write("warm.csv", Stream.of("timestamp,value", "2014-01-01 00:00:00,warm"));

        TidemarkRun run = folder.evaluate();

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .contains(
                        folder.data().resolve("late.csv")
                                + ", line 3: expected a time such as 2014-01-07 02:55:00, found"
                                + " 'tomorrow'")
                .contains(
                        folder.data().resolve("warm.csv")
                                + ", line 2: expected a finite number as value, found 'warm'");
        assertThat(folder.results())
                .containsExactly("tidemark/plant/tidemark_press.csv", "tidemark/tidemark_pump.csv");
    }

    @Test
    void saysWhatIsWrongWithTheFolder() {
        Path missing = temporary.resolve("missing");
        List<?> command = List.of("evaluate", "nab", "--out", folder.out());

        assertThat(TidemarkRun.of(temporary, command, "--data", missing).err())
                .contains("there is no folder " + missing);
        assertThat(TidemarkRun.of(temporary, command).exitCode()).isEqualTo(ExitCode.USAGE);
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
                .contains("labels.json has no labels of any file under " + folder.data());
        assertThat(labelled("[\n1").err()).contains("labels.json, line 1: expected {");
    }

    private TidemarkRun labelled(String json) throws IOException {
        Path file = temporary.resolve("labels.json");
        Files.writeString(file, json);
        return folder.evaluate("--labels", file);
    }
}
