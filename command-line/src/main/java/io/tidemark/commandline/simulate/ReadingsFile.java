package io.tidemark.commandline.simulate;

import io.tidemark.commandline.CommandFailedException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Readings from a CSV file with the columns {@code timestamp,value}, in the order of the file;
 * timestamps that repeat or go back are kept as they are.
 *
 * <p>A timestamp is ISO 8601, with a space allowed for the T; without an offset it is UTC.
 */
public final class ReadingsFile implements Iterable<Reading>, AutoCloseable {

    private static final List<String> COLUMNS = List.of("timestamp", "value");

    private static final DateTimeFormatter TIMESTAMP =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendPattern("['T'][' ']")
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .optionalStart()
                    .appendOffsetId()
                    .optionalEnd()
                    .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
                    .toFormatter(Locale.ROOT);

    private final String name;
    private final CSVParser parser;

    /**
     * Opens the file and checks its header.
     *
     * @param name how faults call the file
     * @throws CommandFailedException if the header is not that of a readings file
     */
    public ReadingsFile(String name, Reader content) throws IOException {
        this.name = name;
        this.parser =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(content);
        if (!parser.getHeaderNames().equals(COLUMNS)) {
            throw new CommandFailedException(
                    name
                            + ", line 1: expected the header timestamp,value, found "
                            + String.join(",", parser.getHeaderNames()));
        }
    }

    /** The readings; the first that is malformed throws {@link CommandFailedException}. */
    @Override
    public Iterator<Reading> iterator() {
        return parser.stream().map(this::reading).iterator();
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reading reading(CSVRecord row) {
        if (row.size() != COLUMNS.size()) {
            throw fault("2 columns timestamp and value", String.join(",", row.values()));
        }
        return new Reading(row.getRecordNumber(), measuredAt(row.get(0)), value(row.get(1)));
    }

    private Instant measuredAt(String text) {
        try {
            return TIMESTAMP.parse(text, Instant::from);
        } catch (DateTimeException e) {
            throw fault("a timestamp such as 2014-01-07 02:55:00", text);
        }
    }

    private double value(String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw fault("a number as value", text);
        }
        throw fault("a finite number as value", text);
    }

    private CommandFailedException fault(String expected, String found) {
        return new CommandFailedException(
                "%s, line %d: expected %s, found '%s'"
                        .formatted(name, parser.getCurrentLineNumber(), expected, found));
    }
}
