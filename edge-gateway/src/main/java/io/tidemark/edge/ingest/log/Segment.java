package io.tidemark.edge.ingest.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One file of the log. The files are numbered in the order in which they were begun, and their
 * messages are too.
 *
 * @param number the file's
 * @param file where it is
 * @param first number of its first message, or of the next message if it has none
 */
record Segment(long number, Path file, long first) {

    private static final Pattern NAME = Pattern.compile("(\\d{16})\\.log");

    static Path file(Path directory, long number) {
        return directory.resolve(String.format("%016d.log", number));
    }

    /** The numbers of the files in the folder, ascending. */
    static List<Long> numbers(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> Long.valueOf(name.group(1)))
                    .sorted()
                    .toList();
        }
    }
}
