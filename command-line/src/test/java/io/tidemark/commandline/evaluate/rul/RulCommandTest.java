package io.tidemark.commandline.evaluate.rul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RulCommandTest {

    private static final int TRAINED = 12;
    private static final int[] REMAINING = WornUnits.REMAINING;

    @TempDir private Path folder;

    private Path train;
    private Path test;
    private Path truth;
    private Path out;

    @BeforeEach
    void writeUnitsThatWear() throws IOException {
        train = folder.resolve("train.txt");
        test = folder.resolve("test.txt");
        truth = folder.resolve("truth.txt");
        out = folder.resolve("out/predictions.csv");
        Files.writeString(train, WornUnits.failed(TRAINED));
        Files.writeString(test, WornUnits.running());
        Files.writeString(truth, "10\n40\n80\n");
    }

    @Test
    void writesAPredictionForEachUnitOfTheTestAndScoresIt() throws IOException {
        TidemarkRun run =
                evaluate("--test", test, "--truth", truth, "--out", out, "--format", "json");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(1 + REMAINING.length);
        assertThat(lines.get(0)).isEqualTo("unit,rul,lower,upper");
        double squares = 0;
        double nasa = 0;
        int covered = 0;
        for (int unit = 1; unit <= REMAINING.length; unit++) {
            double[] cells =
                    Stream.of(lines.get(unit).split(","))
                            .mapToDouble(Double::parseDouble)
                            .toArray();
            assertThat(cells[0]).isEqualTo(unit);
            assertThat(cells[1]).isBetween(cells[2], cells[3]);
            double error = cells[1] - REMAINING[unit - 1];
            squares += error * error;
            nasa += Math.exp(error < 0 ? -error / 13 : error / 10) - 1;
            covered += cells[2] <= REMAINING[unit - 1] && REMAINING[unit - 1] <= cells[3] ? 1 : 0;
        }
        JsonNode score = new JsonMapper().readTree(run.out()).get("score");
        assertThat(score.get("rmse").asDouble())
                .isCloseTo(Math.sqrt(squares / 3), within(1e-3))
                .isLessThan(20);
        assertThat(score.get("nasaScore").asDouble()).isCloseTo(nasa, within(1e-3));
        assertThat(score.get("coverage").asDouble()).isCloseTo(covered / 3.0, within(1e-9));
        assertThat(score.get("cap").asDouble()).isEqualTo(125);
    }

    @Test
    void predictsWithoutTruthToo() {
        TidemarkRun run = evaluate("--test", test, "--out", out);

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .contains("3 units predicted: " + out)
                .contains("Without --truth there is nothing to compare them with.");
        assertThat(out).exists();
    }

    @Test
    void leavesOutUnitsInTurnWhereThereIsNoTest() throws IOException {
        Files.writeString(train, WornUnits.failed(2 * TRAINED));
        TidemarkRun run = evaluate("--folds", 2, "--format", "json");

        JsonNode report = new JsonMapper().readTree(run.out());
        assertThat(report.get("folds").asInt()).isEqualTo(2);
        assertThat(report.get("predictions").asInt()).isGreaterThanOrEqualTo(2 * TRAINED);
        assertThat(report.at("/score/rmse").asDouble()).isBetween(0.0, 25.0);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void saysWhichLineIsWrongAndWhatWasExpected(String content, String fault) throws IOException {
        Files.writeString(train, content);
        TidemarkRun run = evaluate("--folds", 2);

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).isEqualTo(train + fault + System.lineSeparator());
    }

    static Stream<String[]> malformed() {
        String good = WornUnits.line(1, 1, 0);
        return Stream.of(
                new String[] {"", " is empty, expected a line for each cycle"},
                new String[] {
                    good + "1 2 3\n",
                    ", line 2: expected 26 numbers between spaces (unit, cycle, 3 settings, 21"
                            + " sensors), found 3 cells"
                },
                new String[] {
                    good.replace(" ", ","),
                    ", line 1: expected 26 numbers between spaces (unit, cycle, 3 settings, 21"
                            + " sensors), found 1 cell"
                },
                new String[] {
                    good + WornUnits.line(1, 2, 0).replace("100.0", "hot"),
                    ", line 2: expected a number as setting_3, found 'hot'"
                },
                new String[] {
                    good + WornUnits.line(1, 2, 0).replace("100.0", "1e999"),
                    ", line 2: expected a finite number as setting_3, found '1e999'"
                },
                new String[] {
                    "0" + good.substring(1), ", line 1: expected a unit counted from 1, found '0'"
                },
                new String[] {
                    good + "\n" + WornUnits.line(1, 3, 0),
                    ", line 3: expected cycle 2 of unit 1, found cycle 3"
                },
                new String[] {
                    good + WornUnits.line(2, 1, 0) + WornUnits.line(1, 2, 0),
                    ", line 3: expected all cycles of unit 1 together, found it again after unit 2"
                },
                new String[] {
                    good, ": 0 of 0 machines failed, expected at least 10 to learn from"
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'10\n40\n'        | : expected 3 remaining lives, one for each unit of the test"
                        + " file, found 2",
                "'10\nlong\n80\n'  | , line 2: expected a remaining life of 0 or more cycles, found"
                        + " 'long'",
                "'10\n-1\n80\n'    | , line 2: expected a remaining life of 0 or more cycles, found"
                        + " '-1'"
            })
    void saysWhatIsWrongWithTheTruthBeforeItTrains(String content, String fault)
            throws IOException {
        Files.writeString(truth, content);
        TidemarkRun run = evaluate("--test", test, "--truth", truth, "--out", out);

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).isEqualTo(truth + fault + System.lineSeparator());
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--seed 1             | expected either --test with --out, or --folds",
                "--test a --folds 3   | expected either --test with --out, or --folds",
                "--test a             | expected --out with --test",
                "--folds 3 --out b    | --truth and --out belong to --test",
                "--folds 1            | expected at least 2 --folds, found 1"
            })
    void saysWhichOptionsBelongTogether(String options, String fault) {
        TidemarkRun run = evaluate((Object[]) options.split(" "));

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(fault);
    }

    private TidemarkRun evaluate(Object... more) {
        return TidemarkRun.of(folder, List.of("evaluate", "rul", "--train", train), more);
    }
}
