package io.tidemark.commandline.query;

import java.util.List;

/**
 * Takes the rows of one result: begin once, row for each in the result's order, end once.
 *
 * <p>A cell is null (SQL NULL), a Boolean, a Number, a String (times in ISO 8601, binary in
 * Base64), a List of cells or a Map from String to cells.
 */
public interface RowWriter {

    void begin(List<String> columns);

    void row(List<Object> cells);

    void end();
}
