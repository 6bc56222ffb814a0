package io.tidemark.commandline.models;

import java.util.Locale;

/** How the outcome is printed. */
enum ModelsFormat {
    /** For people. */
    TABLE,
    /** Standard output is one JSON object. */
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
