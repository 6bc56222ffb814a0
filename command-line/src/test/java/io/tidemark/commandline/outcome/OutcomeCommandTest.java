package io.tidemark.commandline.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.TidemarkRun;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeCommandTest {

    private static final List<String> REPORT =
            List.of("outcome", "report", "--site", "plant-a", "--machine", "press-7");
    private static final String HEADER = "site,machine,kind,occurredAt,id\n";

    @TempDir private Path checkout;

    @ParameterizedTest
    @ValueSource(strings = {"report", "upload"})
    void everyWayExplainsItself(String way) {
        TidemarkRun run = TidemarkRun.of(checkout, "outcome", way, "--help");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).startsWith("Usage: tidemark outcome " + way);
    }

    @Test
    void asksHow() {
        TidemarkRun run = TidemarkRun.of(checkout, "outcome");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("is one outcome to be reported, or a file to be uploaded?");
    }

    @Test
    void saysHowToStartTheStageThatTakesAnOutcome() {
        TidemarkRun run = TidemarkRun.of(checkout, REPORT, "--kind", "failure");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).startsWith("no local stage is up; start it with ./tidemark up");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--kind|bang|kind is \"bang\", expected one of [FAILURE, REPAIR, INSPECTION]",
                "--at|yesterday|expected a time with its offset such as 2026-03-01T12:00:00Z",
                "--at|2026-03-01 12:00|expected a time with its offset",
                "--at|1772366400|numbers are milliseconds since 1970",
                "--site|a/b|expected a level of an MQTT topic"
            })
    void saysWhatIsWrongWithAReport(String option, String value, String message) {
        List<String> arguments = new ArrayList<>(List.of("outcome", "report", "--machine", "m"));
        arguments.addAll(option.equals("--site") ? List.of() : List.of("--site", "plant-a"));
        arguments.addAll(option.equals("--kind") ? List.of() : List.of("--kind", "REPAIR"));

        TidemarkRun run = TidemarkRun.of(checkout, arguments, option, value);

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(message);
    }

    @Test
    void refusesToReportWhatHasNotHappened() {
        TidemarkRun run =
                TidemarkRun.of(
                        checkout, REPORT, "--kind", "FAILURE", "--at", "9000-01-01T00:00:00Z");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).startsWith("--at is 9000-01-01T00:00:00Z, which is in the future");
    }

    @Test
    void saysWhatIsInAFile() throws IOException {
        Path file =
                written(
                        "a.csv",
                        HEADER
                                + "plant-a,press-7,FAILURE,2026-03-01T12:00:00Z,\n"
                                + "plant-a,press-7,failure,1772366400000,\n"
                                + "\n"
                                + "plant-a,press-7,REPAIR,2026-03-01T18:00:00+01:00,WO-9\n");

        TidemarkRun run = TidemarkRun.of(checkout, "outcome", "upload", "--check", file);

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out().strip())
                .isEqualTo(
                        file
                                + " has 2 outcomes: 1 failures, 1 repairs, 0 inspections; 1 rows"
                                + " repeat others.");
    }

    @Test
    void namesEveryLineThatWouldBeRefused() throws IOException {
        Path file =
                written(
                        "a.csv",
                        HEADER
                                + "plant-a,press-7,BANG,2026-03-01T12:00:00Z,1\n"
                                + "plant-a,press-7,REPAIR,2026-03-01T12:00:00Z,2\n"
                                + "plant-a,,REPAIR,2026-03-01T12:00:00Z,3\n"
                                + "plant-a,press-7,REPAIR,9000-03-01T12:00:00Z,4\n"
                                + "plant-a,press-8,REPAIR,2026-03-01T12:00:00Z,2\n");

        TidemarkRun run = TidemarkRun.of(checkout, "outcome", "upload", file);

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err().lines())
                .containsExactly(
                        file
                                + ", line 2: kind is \"BANG\", expected one of [FAILURE, REPAIR,"
                                + " INSPECTION]",
                        file + ", line 4: machine is missing",
                        file
                                + ", line 5: occurredAt is 9000-03-01T12:00:00Z, expected a time"
                                + " before now",
                        file
                                + ", line 6: the outcome 2 is there with other content in an"
                                + " earlier line");
    }

    @Test
    void showsTheFirstTenOfManyFaults() throws IOException {
        Path file = written("a.csv", HEADER + ",,,,\n".repeat(1_500));

        TidemarkRun run = TidemarkRun.of(checkout, "outcome", "upload", file);

        assertThat(run.err().lines()).hasSize(11).last().isEqualTo("… and 1,490 more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.csv|site,machine,kind|, line 1: the column occurredAt is missing",
                "a.csv|site;machine;kind|, line 1: the columns are separated by semicolons",
                "a.csv|site,machine,kind,occurredAt,cost|, line 1: there is no field \"cost\"",
                "a.csv|''|' is empty, expected a header'",
                "a.xlsx|PK|: expected a CSV file whose name ends with .csv"
            })
    void saysWhatIsWrongWithAFile(String name, String content, String message) throws IOException {
        Path file = written(name, content);

        TidemarkRun run = TidemarkRun.of(checkout, "outcome", "upload", file);

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).startsWith(file + message);
    }

    @Test
    void saysThatAFileIsTooLargeOrNoUtf8OrNotThere() throws IOException {
        Path large = written("large.csv", HEADER + "x".repeat(8 * 1024 * 1024));
        Path latin =
                written(
                        "latin.csv",
                        HEADER + "München,press-7,REPAIR,2026-03-01T12:00:00Z,1\n",
                        StandardCharsets.ISO_8859_1);
        Path missing = checkout.resolve("missing.csv");

        assertThat(TidemarkRun.of(checkout, "outcome", "upload", large).err())
                .startsWith(large + " has 8,388,640 bytes, at most 8,388,608 are expected");
        assertThat(TidemarkRun.of(checkout, "outcome", "upload", latin).err())
                .contains("expected text in UTF-8, found other bytes");
        assertThat(TidemarkRun.of(checkout, "outcome", "upload", missing).err())
                .startsWith("cannot read " + missing + ": there is no such file");
    }

    @Test
    void checksAFileBeforeItAsksForTheStage() throws IOException {
        Path file = written("a.csv", HEADER + "plant-a,press-7,REPAIR,2026-03-01T12:00:00Z,1\n");

        TidemarkRun run = TidemarkRun.of(checkout, "outcome", "upload", file);

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("has 1 outcomes");
        assertThat(run.err()).startsWith("no local stage is up");
    }

    private Path written(String name, String content) throws IOException {
        return written(name, content, StandardCharsets.UTF_8);
    }

    private Path written(String name, String content, Charset charset) throws IOException {
        return Files.writeString(checkout.resolve(name), content, charset);
    }
}
