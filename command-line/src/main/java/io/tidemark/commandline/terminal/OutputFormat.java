package io.tidemark.commandline.terminal;

import java.util.Locale;

/** How a result is printed. */
public enum OutputFormat {
    /** For people. */
    TABLE,
    /** Standard output is one JSON object. */
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
