package io.tidemark.cloud.outcome.file;

import io.tidemark.cloud.outcome.OutcomeInput;
import io.tidemark.events.outcome.InvalidOutcomeException;
import io.tidemark.events.outcome.OutcomeFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a CSV file in their order, the same ones however often it is read. A fault of the
 * file as a whole is found before the first row is handed out, so that a file is read wholly or not
 * at all; a row with too many or too few cells is handed out as it is.
 */
final class OutcomeRows implements Iterator<OutcomeInput> {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final OutcomeFile file;
    private final String text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final String[] columns;
    private CSVRecord next;
    private long nextLine;

    private OutcomeRows(OutcomeFile file, String text) throws IOException {
        this.file = file;
        this.text = text;
        this.parser = CSVParser.parse(text, FORMAT);
        this.records = parser.iterator();
        advance();
        this.columns =
                next == null
                        ? new String[0]
                        : Arrays.stream(next.values()).map(String::strip).toArray(String[]::new);
        advance();
    }

    /**
     * Opens a file.
     *
     * @param content all its bytes
     * @throws UnreadableFileException if it is no CSV in UTF-8 with a header of outcomes
     */
    static OutcomeRows of(OutcomeFile file, byte[] content) throws UnreadableFileException {
        String text = text(content);
        try {
            OutcomeFormat.requireHeader(Arrays.asList(new OutcomeRows(file, text).columns));
            new OutcomeRows(file, text).forEachRemaining(row -> {});
            return new OutcomeRows(file, text);
        } catch (InvalidOutcomeException e) {
            throw new UnreadableFileException("line 1: " + e.getMessage());
        } catch (IOException e) {
            throw new UnreadableFileException("expected rows of CSV: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw new UnreadableFileException("expected rows of CSV: " + e.getCause().getMessage());
        }
    }

    private static String text(byte[] content) throws UnreadableFileException {
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(content))
                            .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException("expected text in UTF-8, found other bytes");
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public OutcomeInput next() {
        if (next == null) {
            throw new NoSuchElementException(file.toString());
        }
        CSVRecord row = next;
        long line = nextLine;
        advance();
        long end = next == null ? text.length() : next.getCharacterPosition();
        String written = text.substring((int) row.getCharacterPosition(), (int) end).strip();
        return OutcomeInput.ofRow(
                file.key(),
                line,
                file.modifiedAtMillis(),
                columns,
                row.values(),
                written.getBytes(StandardCharsets.UTF_8));
    }

    private void advance() {
        next = records.hasNext() ? records.next() : null;
        nextLine = parser.getCurrentLineNumber();
    }

    /** No row of the file can be read; the message says why. */
    static final class UnreadableFileException extends Exception {

        private static final long serialVersionUID = 1L;

        UnreadableFileException(String message) {
            super(message);
        }
    }
}
