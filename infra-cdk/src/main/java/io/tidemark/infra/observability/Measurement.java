package io.tidemark.infra.observability;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What the tables are asked so that it becomes metrics: a statement that answers with one row,
 * whose columns are the metrics.
 */
enum Measurement {
    /** How gateways are, by what they report; and what could not be read. */
    GATEWAYS("gateways", 15),
    /** When the cloud job committed last, which it does with each checkpoint. */
    COMMITS("commits", 15),
    /**
     * Numbers that neither arrived nor were declared. It reads every table, and the stream keeps
     * events for days, so once a day is soon enough.
     */
    NUMBERS("numbers", 24 * 60);

    private final String file;
    private final int minutes;

    Measurement(String file, int minutes) {
        this.file = file;
        this.minutes = minutes;
    }

    /** The statement's name. */
    String file() {
        return file;
    }

    /** How often the tables are asked, minutes. */
    int minutes() {
        return minutes;
    }

    /** The statement, without its comments, which is all that a schedule can hold. */
    String sql() {
        try (InputStream sql = Measurement.class.getResourceAsStream(file + ".sql")) {
            String text = new String(sql.readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceAll("(?m)^--.*\\R", "").strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
