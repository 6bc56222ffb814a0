package io.tidemark.commandline.evaluate.csv;

import io.tidemark.commandline.evaluate.input.CsvTable;
import io.tidemark.commandline.evaluate.input.Timestamps;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.Option;

/** The options that tell how a file is written. */
final class TableOptions {

    @Option(
            names = "--separator",
            paramLabel = "CHAR",
            defaultValue = ",",
            description = "Between cells, tab for a tabulator; default ${DEFAULT-VALUE}")
    private String separator;

    @Option(
            names = "--time-format",
            paramLabel = "PATTERN",
            description =
                    "Such as dd.MM.yyyy HH:mm:ss. Default: ISO 8601, or a number of seconds,"
                            + " milliseconds, microseconds or nanoseconds since 1970.")
    private String timeFormat;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description =
                    "Of times without an offset, such as Europe/Berlin; default ${DEFAULT-VALUE}.")
    private String timeZone;

    /**
     * Opens the file.
     *
     * @throws io.tidemark.commandline.CommandFailedException if it cannot be read
     */
    CsvTable open(Path file) {
        return new CsvTable(file, "tab".equals(separator) ? '\t' : separator.charAt(0));
    }

    /**
     * Reads the file's times.
     *
     * @throws IllegalArgumentException if an option is wrong
     */
    Timestamps times() {
        if (separator.length() != 1 && !"tab".equals(separator)) {
            throw new IllegalArgumentException(
                    "expected one character or tab as --separator, found " + separator);
        }
        ZoneId zone = zone();
        try {
            return timeFormat == null ? Timestamps.usual(zone) : Timestamps.of(timeFormat, zone);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "expected a --time-format such as dd.MM.yyyy HH:mm:ss, found " + timeFormat, e);
        }
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected a --time-zone such as Europe/Berlin, found " + timeZone, e);
        }
    }
}
