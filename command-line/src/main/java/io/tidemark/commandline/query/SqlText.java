package io.tidemark.commandline.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One SQL statement as its author wrote it.
 *
 * @param origin file that it came from; null if it was typed
 * @param text the statement, perhaps with a semicolon at its end
 */
public record SqlText(String origin, String text) {

    private static final Pattern AT = Pattern.compile("line (\\d+):(\\d+): (.*)", Pattern.DOTALL);

    private static final Pattern SERVER_PREFIX = Pattern.compile("^Query failed \\(#\\w+\\): ");

    public static SqlText typed(String text) {
        return new SqlText(null, text);
    }

    /** The statement as the engine takes it: the text without one semicolon at its end. */
    String statement() {
        String stripped = text.stripTrailing();
        return stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }

    /**
     * The engine's message in the author's terms: where the fault is, what it is, and the line in
     * question with a mark under the place.
     */
    String explain(String message) {
        Matcher fault = AT.matcher(message);
        if (!fault.find()) {
            return SERVER_PREFIX.matcher(message).replaceFirst("");
        }
        int line = Integer.parseInt(fault.group(1));
        int column = Integer.parseInt(fault.group(2));
        String where =
                origin == null
                        ? "line %d, column %d: ".formatted(line, column)
                        : "%s:%d:%d: ".formatted(origin, line, column);
        return where + fault.group(3) + oneStatementOnly(fault.group(3)) + mark(line, column);
    }

    private static String oneStatementOnly(String fault) {
        return fault.startsWith("mismatched input ';'") ? " (one statement at a time)" : "";
    }

    private String mark(int line, int column) {
        String[] lines = text.split("\n", -1);
        if (line > lines.length) {
            return "";
        }
        return "%n    %s%n    %s^".formatted(lines[line - 1], " ".repeat(column - 1));
    }
}
