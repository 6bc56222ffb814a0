package io.tidemark.commandline.evaluate;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** A table for people: text to the left, numbers to the right. */
public final class ResultTable<T> {

    private static final int WIDEST_COLUMN = 80;

    private final List<ColumnData<T>> columns = new ArrayList<>();

    public ResultTable<T> text(String header, Function<T, String> cell) {
        return column(header, HorizontalAlign.LEFT, cell);
    }

    public ResultTable<T> number(String header, Function<T, String> cell) {
        return column(header, HorizontalAlign.RIGHT, cell);
    }

    public void print(PrintWriter out, Collection<T> rows) {
        AsciiTable.getTable(
                        AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS_NO_OUTSIDE_BORDER, rows, columns)
                .lines()
                .map(String::stripTrailing)
                .forEach(out::println);
    }

    private ResultTable<T> column(String header, HorizontalAlign align, Function<T, String> cell) {
        columns.add(
                new Column()
                        .header(header)
                        .headerAlign(align)
                        .dataAlign(align)
                        .maxWidth(WIDEST_COLUMN, OverflowBehaviour.NEWLINE)
                        .with(cell));
        return this;
    }
}
