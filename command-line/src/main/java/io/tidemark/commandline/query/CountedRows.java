package io.tidemark.commandline.query;

import java.util.List;

/** Hands rows on and counts them. */
final class CountedRows implements RowWriter {

    private final RowWriter rows;
    private long count;

    CountedRows(RowWriter rows) {
        this.rows = rows;
    }

    @Override
    public void begin(List<String> columnNames) {
        rows.begin(columnNames);
    }

    @Override
    public void row(List<Object> cells) {
        rows.row(cells);
        count++;
    }

    @Override
    public void end() {
        rows.end();
    }

    long rows() {
        return count;
    }
}
