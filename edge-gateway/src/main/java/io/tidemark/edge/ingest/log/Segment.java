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

    /**
     * What a file holds.
     *
     * @param first number of its first message, or of the next message if it has none
     * @param next number of the message after its last
     * @param listeningMillis listening time of its newest block; 0 if it has none
     * @param bytes its size
     */
    record Contents(long first, long next, long listeningMillis, long bytes) {}

    /**
     * Looks through a file of an earlier writer. What cannot be read is left out, and missed when
     * the log is read.
     *
     * @param expected number of the message after those of the files before
     */
    static Contents contents(Path file, long expected) {
        long first = expected;
        long next = expected;
        long listeningMillis = 0;
        long size = 0;
        try (SegmentReader reader = new SegmentReader(file)) {
            size = reader.size();
            BlockHeader header = reader.next(size);
            if (header != null) {
                first = header.first();
            }
            for (; header != null; header = reader.next(size)) {
                next = Math.max(next, header.next());
                listeningMillis = Math.max(listeningMillis, header.listeningMillis());
                reader.skip(header);
            }
        } catch (IOException e) {
            IngestLog.LOG.error("ingest log {}: cannot be read", file, e);
        }
        return new Contents(first, next, listeningMillis, size);
    }
}
