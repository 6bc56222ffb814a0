package io.tidemark.commandline.evaluate.nab;

import io.tidemark.commandline.TidemarkRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A folder with a series that fails and one that does not, and what is made of it. */
final class BenchmarkFolder {

    static final int ROWS = 1_000;

    /** First row of the failure in plant/press.csv. */
    static final int FAILURE = 800;

    private final Path folder;
    private Path out;

    BenchmarkFolder(Path folder) throws IOException {
        this.folder = folder;
        this.out = folder.resolve("out");
        write("plant/press.csv", series(FAILURE));
        write("pump.csv", series(ROWS));
    }

    Path data() {
        return folder.resolve("data");
    }

    Path out() {
        return out;
    }

    void writeResultsBesideData() {
        out = data();
    }

    TidemarkRun evaluate(Object... more) {
        return TidemarkRun.of(
                folder, List.of("evaluate", "nab", "--data", data(), "--out", out), more);
    }

    /** A file that labels 51 rows from the failure on. */
    Path labels() throws IOException {
        Path file = folder.resolve("labels.json");
        Files.writeString(
                file,
                "{\"pump.csv\": [], \"plant/press.csv\": [[\"%s\", \"%s\"]]}"
                        .formatted(time(FAILURE), time(FAILURE + 50)));
        return file;
    }

    void write(String name, Stream<String> lines) throws IOException {
        Path file = data().resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, lines.toList());
    }

    /** A saw between 20 and 26 that goes up to 90 from the row on. */
    static Stream<String> series(int failure) {
        return Stream.concat(
                Stream.of("timestamp,value"),
                IntStream.range(0, ROWS)
                        .mapToObj(
                                row ->
                                        time(row)
                                                + ","
                                                + (row < failure ? 20 + row % 7 : 90 + row % 3)));
    }

    /** Names of all files that are there of results. */
    List<String> results() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static String time(int row) {
        return LocalDateTime.of(2014, 1, 1, 0, 0)
                .plusMinutes(5L * row)
                .toString()
                .replace('T', ' ')
                .concat(":00");
    }
}
