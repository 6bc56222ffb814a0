package io.tidemark.commandline.query;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.commandline.CommandFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One JSON array with an object for each row, each on a line of its own. */
final class JsonWriter implements RowWriter {

    private final PrintWriter out;
    private final SequenceWriter objects;
    private List<String> names;

    JsonWriter(PrintWriter out) {
        this.out = out;
        try {
            objects = new JsonMapper().writer().withRootValueSeparator(",\n").writeValues(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void begin(List<String> columns) {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                throw new CommandFailedException(
                        "two columns are named " + column + "; JSON needs an alias for one");
            }
        }
        names = columns;
        out.print("[\n");
    }

    @Override
    public void row(List<Object> cells) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int column = 0; column < names.size(); column++) {
            object.put(names.get(column), cells.get(column));
        }
        try {
            objects.write(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void end() {
        try {
            objects.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.print("\n]\n");
        out.flush();
    }
}
