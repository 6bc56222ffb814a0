package io.tidemark.cloud.maintenance;

import static picocli.CommandLine.Help.Column.Overflow.SPAN;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import picocli.CommandLine.Help;

/** What was done to all tables, for people or for programs. */
final class MaintenanceReport {

    private static final String[] HEADER = {
        "table", "", "partitions", "files", "MB", "smallest MB", "under 1 MB", "alone", "snapshots"
    };
    private static final int GAP = 2;

    private final List<MaintainedTable> tables;

    MaintenanceReport(List<MaintainedTable> tables) {
        this.tables = tables;
    }

    /** One object, its tables in the order of their names. */
    void printJson(PrintWriter out) {
        try {
            out.println(new JsonMapper().writeValueAsString(Map.of("tables", tables)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        out.flush();
    }

    /** Two lines for each table, then what they mean. */
    void printTable(PrintWriter out) {
        String[][] cells = new String[1 + 2 * tables.size()][];
        cells[0] = HEADER;
        int row = 1;
        for (MaintainedTable table : tables) {
            cells[row++] = cells(table.table, "before", table.before);
            cells[row++] = cells("", "after", table.after);
        }
        print(cells, out);
        out.println();
        tables.forEach(table -> out.println(sentence(table)));
        out.println();
        out.println(
                "A partition has at most one file below three quarters of the target size once it is"
                        + " compacted; one with less than 1 MB in all keeps a file of less than 1 MB,"
                        + " alone.");
        out.flush();
    }

    private static String[] cells(String name, String when, TableHealth health) {
        return new String[] {
            name,
            when,
            number(health.partitions),
            number(health.files),
            megabytes(health.bytes),
            megabytes(health.smallestBytes),
            number(health.underOneMegabyte),
            number(health.aloneUnderOneMegabyte),
            number(health.snapshots)
        };
    }

    private static void print(String[][] cells, PrintWriter out) {
        Help.Column[] columns = new Help.Column[HEADER.length];
        for (int column = 0; column < columns.length; column++) {
            int at = column;
            int width =
                    IntStream.range(0, cells.length)
                            .map(row -> cells[row][at].length())
                            .max()
                            .getAsInt();
            columns[column] = new Help.Column(width + GAP, 0, SPAN);
        }
        Help.TextTable table =
                Help.TextTable.forColumns(Help.defaultColorScheme(Help.Ansi.OFF), columns);
        for (String[] row : cells) {
            table.addRowValues(row);
        }
        table.toString().lines().map(String::stripTrailing).forEach(out::println);
    }

    private static String sentence(MaintainedTable table) {
        String compacted =
                table.leftBecause == null
                        ? table.filesRewritten
                                + " files ("
                                + megabytes(table.bytesRewritten)
                                + " MB) became "
                                + table.filesWritten
                        : "not compacted, try again: " + table.leftBecause;
        return String.format(
                Locale.ROOT,
                "%s: %s; %d snapshots expired, %d orphans deleted; %.1f s",
                table.table,
                compacted,
                table.snapshotsExpired,
                table.orphansDeleted,
                table.millis / 1000.0);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.3f", bytes / (double) TableHealth.MEGABYTE);
    }
}
