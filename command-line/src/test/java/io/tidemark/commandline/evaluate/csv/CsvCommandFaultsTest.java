package io.tidemark.commandline.evaluate.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.TidemarkRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the evaluation says of files and options that are wrong. */
class CsvCommandFaultsTest {

    @TempDir private Path folder;

    private RecordedFile press;

    @BeforeEach
    void nameTheFile() {
        press = new RecordedFile(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time,hot            | line 1: expected a column wet, found time, hot",
                "time,wet            | line 1: expected at least one row below the header, found"
                        + " none",
                "'time,wet\n1,2\nx,3' | line 3: expected a time such as 2014-01-07 02:55:00, found"
                        + " 'x'",
                "'time,wet\n1,2\n2,x' | line 3: expected a finite number as wet, found 'x'"
            })
    void saysWhatIsWrongWithTheFileAndLeavesNoPage(String content, String fault)
            throws IOException {
        Files.writeString(press.data(), content);
        TidemarkRun run = press.evaluate("--value", "wet");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).isEqualTo(press.data() + ", " + fault + System.lineSeparator());
        assertThat(press.page()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--maximum hot      | expected a number or COLUMN=NUMBER, found hot",
                "--maximum cold=3   | there is a rule for cold, which is none of the --value"
                        + " columns",
                "--minimum 5 --maximum 3 | minimum is 5.0, expected less than the maximum, 3.0",
                "--missing-after 5  | expected a number with s, min or h such as 30s, found 5",
                "--detector none    | without a detector there must be rules",
                "--together         | --together needs two --value columns or more",
                "--separator ::     | expected one character or tab as --separator, found ::",
                "--time-zone Mars   | expected a --time-zone such as Europe/Berlin, found Mars",
                "--time-format bad  | expected a --time-format such as dd.MM.yyyy HH:mm:ss, found"
                        + " bad"
            })
    void saysWhichOptionIsWrong(String options, String fault) throws IOException {
        Files.writeString(press.data(), "time,hot\n1,2\n");
        Object[] more =
                Stream.concat(Stream.of("--value", "hot"), Stream.of(options.split(" "))).toArray();
        TidemarkRun run = press.evaluate(more);

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(fault);
    }
}
