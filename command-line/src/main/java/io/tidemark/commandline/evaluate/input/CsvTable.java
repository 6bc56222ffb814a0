package io.tidemark.commandline.evaluate.input;

import io.tidemark.commandline.CommandFailedException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file with a header, row by row, in memory of one row. Blank lines are skipped. Every fault
 * of the file is a {@link CommandFailedException} that names file, line, what was expected and what
 * was found.
 */
public final class CsvTable implements Closeable {

    /** Cells in which programs write that there is no value. */
    private static final List<String> NO_VALUE = List.of("", "nan", "null", "na", "n/a", "none");

    /** Without what Java's own syntax of numbers has more: hexadecimal digits and suffixes. */
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private final Path file;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private CSVRecord row;

    /**
     * Opens the file and reads its header.
     *
     * @param separator between cells, such as a comma
     */
    public CsvTable(Path file, char separator) {
        this.file = file;
        try {
            parser =
                    CSVFormat.RFC4180
                            .builder()
                            .setDelimiter(separator)
                            .setIgnoreEmptyLines(true)
                            .get()
                            .parse(InputText.open(file));
        } catch (IOException e) {
            throw InputText.unreadable(file, e);
        }
        records = parser.iterator();
        if (!next()) {
            throw new CommandFailedException(file + " is empty, expected a header");
        }
        header = Arrays.stream(row.values()).map(String::strip).toList();
    }

    /** The names of the columns, without spaces around them. */
    public List<String> header() {
        return header;
    }

    /**
     * Index of the column.
     *
     * @throws CommandFailedException if the header has no such column, or more than one
     */
    public int column(String name) {
        int column = header.indexOf(name);
        if (column < 0 || header.lastIndexOf(name) != column) {
            throw new CommandFailedException(
                    "%s, line 1: expected %s column %s, found %s%s"
                            .formatted(
                                    file,
                                    column < 0 ? "a" : "one",
                                    name,
                                    String.join(", ", header),
                                    otherSeparator()));
        }
        return column;
    }

    /** Goes to the next row; false if there is none. */
    public boolean next() {
        try {
            if (!records.hasNext()) {
                return false;
            }
            row = records.next();
        } catch (UncheckedIOException e) {
            throw malformed(e);
        }
        if (header != null && row.size() != header.size()) {
            throw fault(header.size() + " cells", row.size() + ": " + String.join(",", row));
        }
        return true;
    }

    /** Line of the file in which the row ends, from 1. */
    public long line() {
        return parser.getCurrentLineNumber();
    }

    /** The cell of the row as it is written. */
    public String text(int column) {
        return row.get(column);
    }

    /**
     * The cell as a number.
     *
     * @return NaN if the cell is empty or says that there is no value
     */
    public double number(int column) {
        String text = row.get(column).strip();
        if (NO_VALUE.stream().anyMatch(text::equalsIgnoreCase)) {
            return Double.NaN;
        }
        if (DECIMAL.matcher(text).matches()) {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        }
        throw fault("a finite number as " + header.get(column), "'" + text + "'");
    }

    /** The cell as a time, milliseconds since the epoch. */
    public long millis(int column, Timestamps times) {
        OptionalLong millis = times.millis(row.get(column));
        if (millis.isEmpty()) {
            throw fault(times.expected(), "'" + row.get(column) + "'");
        }
        return millis.getAsLong();
    }

    /** The fault of the row. */
    public CommandFailedException fault(String expected, String found) {
        return new CommandFailedException(
                "%s, line %d: expected %s, found %s".formatted(file, line(), expected, found));
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CommandFailedException malformed(UncheckedIOException failure) {
        Throwable cause = failure.getCause();
        String found =
                cause instanceof CharacterCodingException
                        ? "expected text in UTF-8, found other bytes"
                        : "expected rows of CSV, found: " + cause.getMessage();
        return new CommandFailedException(
                "%s, near line %d: %s".formatted(file, line(), found), failure);
    }

    private String otherSeparator() {
        boolean other = header.size() == 1 && header.get(0).matches(".*[;\t|].*");
        return other ? "; if that is several columns, name what separates them" : "";
    }
}
