package io.tidemark.commandline.evaluate;

import java.util.Locale;

/** How an evaluation's result is printed. */
public enum EvaluateFormat {
    /** For people. */
    TABLE,
    /** Standard output is one JSON object. */
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
