package io.tidemark.query;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables that the reconciliation reads, as named queries before it: the SQL of the view finds
 * them under their names, and nothing has to be stored.
 */
final class MadeUpTables {

    private static final String NUMBERED = "gateway varchar, sequence bigint";
    private static final Map<String, String> COLUMNS =
            Map.of(
                    "anomalies", NUMBERED,
                    "failure_predictions", NUMBERED,
                    "window_summaries", NUMBERED,
                    "rejected_readings", NUMBERED,
                    "model_evaluations", NUMBERED,
                    "quarantine", NUMBERED,
                    "gateway_health",
                            NUMBERED
                                    + ", measured_at varchar, results_emitted bigint,"
                                    + " outbox_rows bigint",
                    "ledger",
                            NUMBERED
                                    + ", action varchar, first_sequence bigint,"
                                    + " last_sequence bigint");
    private static final String HEALTH =
            "gateway, sequence, results_emitted, outbox_rows,"
                    + " CAST(measured_at AS timestamp(6) with time zone) AS measured_at";

    /** Rows as JSON arrays, by table. */
    private final Map<String, String> rows = new LinkedHashMap<>();

    MadeUpTables() {
        COLUMNS.keySet().forEach(table -> rows.put(table, ""));
    }

    static MadeUpTables of(Deliveries deliveries) {
        MadeUpTables tables = new MadeUpTables();
        for (String table : Deliveries.TABLES) {
            String rest = table.equals("gateway_health") ? ", null, null, null" : "";
            tables.put(
                    table,
                    deliveries.rows().stream()
                            .filter(row -> row.table().equals(table))
                            .map(row -> json(row) + rest + "]"));
        }
        // Of some records neither gateway nor number is known.
        tables.put(
                "quarantine",
                Stream.concat(
                        deliveries.quarantined().stream().map(row -> json(row) + "]"),
                        Stream.of("[null, null]", "[\"gateway-0\", null]")));
        return tables.put("ledger", deliveries.declared().stream().map(MadeUpTables::json));
    }

    /**
     * Gives a table its rows.
     *
     * @param arrays JSON arrays with the table's columns
     */
    MadeUpTables put(String table, Stream<String> arrays) {
        rows.put(table, arrays.collect(Collectors.joining(", ")));
        return this;
    }

    /** The query on these tables and on the view {@code reconciliation} over them. */
    String query(String sql) throws IOException {
        return rows.keySet().stream()
                .map(this::table)
                .collect(
                        Collectors.joining(
                                ", ", "WITH ", ", reconciliation AS (" + view() + ") " + sql));
    }

    private String table(String name) {
        String names = COLUMNS.get(name).replaceAll(" (varchar|bigint)", "");
        return "%s AS (SELECT %s FROM UNNEST(CAST(json_parse('[%s]') AS array(row(%s)))) AS t (%s))"
                .formatted(
                        name,
                        name.equals("gateway_health") ? HEALTH : "*",
                        rows.get(name),
                        COLUMNS.get(name),
                        names);
    }

    private static String json(Deliveries.Row row) {
        return "[\"" + row.gateway() + "\", " + row.sequence();
    }

    private static String json(Deliveries.Declared entry) {
        return "[\"%s\", %d, \"%s\", %d, %d]"
                .formatted(
                        entry.gateway(),
                        entry.sequence(),
                        entry.action(),
                        entry.first(),
                        entry.last());
    }

    private static String view() throws IOException {
        try (InputStream sql =
                MadeUpTables.class.getResourceAsStream(
                        "/io/tidemark/infra/lake/reconciliation.sql")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
