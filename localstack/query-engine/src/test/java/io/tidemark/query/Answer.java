package io.tidemark.query;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole answer, its cells as texts.
 *
 * @param columns names
 * @param rows in the order of the answer; null is the text NULL
 */
record Answer(List<String> columns, List<List<String>> rows) {

    static Answer of(ResultSet result) throws SQLException {
        ResultSetMetaData description = result.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= description.getColumnCount(); column++) {
            columns.add(description.getColumnLabel(column));
        }
        List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
            List<String> row = new ArrayList<>();
            for (int column = 1; column <= columns.size(); column++) {
                row.add(cell(result.getString(column)));
            }
            rows.add(row);
        }
        return new Answer(columns, rows);
    }

    private static String cell(String value) {
        return value == null
                ? "NULL"
                : value.replaceFirst("(:\\d\\d)\\.(\\d{3})\\d* UTC$", "$1.$2");
    }

    /** A line for each column, with its values in all rows: answers are wide and short. */
    String asText() {
        int names = columns.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < columns.size(); column++) {
            StringBuilder line = new StringBuilder("    ");
            line.append(padded(columns.get(column), names));
            for (List<String> row : rows) {
                line.append(" | ").append(padded(row.get(column), width(row)));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int width(List<String> row) {
        return row.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
