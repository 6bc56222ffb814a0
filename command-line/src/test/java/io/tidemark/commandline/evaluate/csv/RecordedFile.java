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

/** A CSV file with the columns time, hot and wet, and what is made of it. */
final class RecordedFile {

    /** Time of the first row; the others follow by the minute. */
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static final Pattern DATA =
            Pattern.compile("const page = (.*?);\\nconst styles", Pattern.DOTALL);

    private final Path folder;

    RecordedFile(Path folder) {
        this.folder = folder;
    }

    Path data() {
        return folder.resolve("press.csv");
    }

    Path page() {
        return folder.resolve("charts/press.html");
    }

    /**
     * Writes rows in which wet is always 5.
     *
     * @param hot value of a row, counted from 0
     */
    void write(int rows, IntUnaryOperator hot) throws IOException {
        Files.writeString(
                data(),
                "time,hot,wet\n"
                        + IntStream.range(0, rows)
                                .mapToObj(
                                        row ->
                                                "%s,%d,5%n"
                                                        .formatted(
                                                                START.plusSeconds(60L * row),
                                                                hot.applyAsInt(row)))
                                .collect(Collectors.joining()));
    }

    TidemarkRun evaluate(Object... more) {
        return TidemarkRun.of(
                folder,
                List.of("evaluate", "csv", "--data", data(), "--time", "time", "--out", page()),
                more);
    }

    /** The report of a run without faults. */
    JsonNode json(Object... more) throws IOException {
        Object[] format = {"--format", "json"};
        TidemarkRun run = evaluate(Stream.concat(Stream.of(more), Stream.of(format)).toArray());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        return new JsonMapper().readTree(run.out());
    }

    /** What the script of the page draws. */
    JsonNode chart() throws IOException {
        Matcher data = DATA.matcher(Files.readString(page()));
        assertThat(data.find()).isTrue();
        return new JsonMapper().readTree(data.group(1));
    }
}
