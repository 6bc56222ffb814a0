package io.tidemark.commandline.query;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A table for people: numbers to the right, NULL written out.
 *
 * <p>Rows are printed a page at a time, so that a long result neither waits for its end nor has to
 * fit into memory; a cell that is wider than its column on the first page goes on below.
 */
final class TableWriter implements RowWriter {

    private static final int PAGE_ROWS = 1_000;
    private static final int WIDEST_COLUMN = 80;

    /** Spaces that the library puts around a cell and counts to its width. */
    private static final int PADDING = 2;

    private final PrintWriter out;
    private final List<List<Object>> page = new ArrayList<>();
    private List<String> names;
    private Column[] columns;
    private long rows;

    TableWriter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(List<String> columnNames) {
        names = columnNames;
    }

    @Override
    public void row(List<Object> cells) {
        page.add(cells);
        rows++;
        if (page.size() == PAGE_ROWS) {
            printPage();
        }
    }

    @Override
    public void end() {
        if (columns == null || !page.isEmpty()) {
            printPage();
        }
        out.printf("(%d %s)%n", rows, rows == 1 ? "row" : "rows");
        out.flush();
    }

    private void printPage() {
        boolean first = columns == null;
        if (first) {
            columns = columnsOfFirstPage();
        }
        String[][] cells =
                page.stream()
                        .map(row -> row.stream().map(TableWriter::text).toArray(String[]::new))
                        .toArray(String[][]::new);
        String table =
                AsciiTable.getTable(
                        AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS_NO_OUTSIDE_BORDER,
                        columns,
                        cells);
        // Two lines of header: the names and the rule below them.
        table.lines().skip(first ? 0 : 2).map(String::stripTrailing).forEach(out::println);
        page.clear();
    }

    private Column[] columnsOfFirstPage() {
        Column[] made = new Column[names.size()];
        for (int column = 0; column < made.length; column++) {
            int width = names.get(column).length();
            boolean numeric = !page.isEmpty();
            for (List<Object> row : page) {
                Object cell = row.get(column);
                width = Math.max(width, text(cell).length());
                numeric &= cell == null || cell instanceof Number;
            }
            int fixed = Math.min(width, WIDEST_COLUMN) + PADDING;
            made[column] =
                    new Column()
                            .header(names.get(column))
                            .headerAlign(HorizontalAlign.LEFT)
                            .dataAlign(numeric ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT)
                            .minWidth(fixed)
                            .maxWidth(fixed, OverflowBehaviour.NEWLINE);
        }
        return made;
    }

    private static String text(Object cell) {
        return cell == null ? "NULL" : cell.toString();
    }
}
