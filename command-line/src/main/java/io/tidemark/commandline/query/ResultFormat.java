package io.tidemark.commandline.query;

import java.io.PrintWriter;
import java.util.Locale;

/** How a result is written. */
public enum ResultFormat {
    TABLE,
    CSV,
    JSON;

    public RowWriter to(PrintWriter out) {
        return switch (this) {
            case TABLE -> new TableWriter(out);
            case CSV -> new CsvWriter(out);
            case JSON -> new JsonWriter(out);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
