package io.tidemark.commandline.query;

import io.trino.jdbc.Row;
import io.trino.jdbc.RowField;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one column of a result as the cells that {@link RowWriter} describes. */
@FunctionalInterface
interface CellReader {

    /** The cell of the result's current row; null for SQL NULL. */
    Object read(ResultSet result) throws SQLException;

    /**
     * @param column number of the column, from 1
     * @param type Trino's name of its type, such as {@code timestamp(6) with time zone}
     */
    static CellReader of(int column, String type) {
        if (type.startsWith("timestamp")) {
            // As text: java.sql.Timestamp would lose the zone and digits.
            return result -> isoTime(result.getString(column));
        }
        return result -> plain(result.getObject(column));
    }

    /** Trino's {@code 2014-01-07 02:55:00.000 UTC} in ISO 8601; null stays null. */
    static String isoTime(String time) {
        if (time == null) {
            return null;
        }
        String[] parts = time.split(" ");
        String local = parts[0] + "T" + parts[1];
        if (parts.length == 2) {
            return local;
        }
        if (parts[2].equals("UTC")) {
            return local + "Z";
        }
        ZoneId zone = ZoneId.of(parts[2]);
        return local + LocalDateTime.parse(local).atZone(zone).getOffset();
    }

    private static Object plain(Object value) throws SQLException {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (value instanceof Timestamp time) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.toLocalDateTime());
        }
        if (value instanceof Array array) {
            return list((Object[]) array.getArray());
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> entries = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                entries.put(String.valueOf(entry.getKey()), plain(entry.getValue()));
            }
            return entries;
        }
        if (value instanceof Row row) {
            return fields(row);
        }
        return value.toString();
    }

    private static List<Object> list(Object[] elements) throws SQLException {
        List<Object> cells = new ArrayList<>(elements.length);
        for (Object element : elements) {
            cells.add(plain(element));
        }
        return cells;
    }

    private static Map<String, Object> fields(Row row) throws SQLException {
        Map<String, Object> cells = new LinkedHashMap<>();
        for (RowField field : row.getFields()) {
            String name = field.getName().orElse("field" + field.getOrdinal());
            cells.put(name, plain(field.getValue()));
        }
        return cells;
    }
}
