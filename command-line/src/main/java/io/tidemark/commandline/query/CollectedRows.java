package io.tidemark.commandline.query;

import java.util.ArrayList;
import java.util.List;

/** Keeps all rows in memory. */
final class CollectedRows implements RowWriter {

    private final List<List<Object>> rows = new ArrayList<>();

    @Override
    public void begin(List<String> columns) {}

    @Override
    public void row(List<Object> cells) {
        rows.add(cells);
    }

    @Override
    public void end() {}

    List<List<Object>> rows() {
        return rows;
    }
}
