package io.tidemark.commandline.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** RFC 4180 with a header and line feeds; NULL is an empty field, a list or map is JSON. */
final class CsvWriter implements RowWriter {

    private static final JsonMapper JSON = new JsonMapper();

    private final CSVPrinter printer;

    CsvWriter(PrintWriter out) {
        CSVFormat format =
                CSVFormat.RFC4180.builder().setRecordSeparator("\n").setNullString("").get();
        try {
            printer = new CSVPrinter(out, format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void begin(List<String> columns) {
        print(columns);
    }

    @Override
    public void row(List<Object> cells) {
        List<Object> fields = new ArrayList<>(cells.size());
        for (Object cell : cells) {
            fields.add(field(cell));
        }
        print(fields);
    }

    @Override
    public void end() {
        try {
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object field(Object cell) {
        if (!(cell instanceof Collection) && !(cell instanceof Map)) {
            return cell;
        }
        try {
            return JSON.writeValueAsString(cell);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(List<?> fields) {
        try {
            printer.printRecord(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
