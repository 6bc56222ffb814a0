package io.tidemark.commandline.evaluate.csv;

import java.util.List;

/**
 * What the command prints.
 *
 * @param file that was judged
 * @param detector that judged it
 * @param from time of the first row
 * @param to time of the last row
 * @param rows of the file without the header
 * @param columns in the order in which they were asked for
 * @param together all columns judged together; null if they were not
 * @param chart the page with the charts
 */
record CsvReport(
        String file,
        String detector,
        String from,
        String to,
        long rows,
        List<ColumnResult> columns,
        TogetherResult together,
        String chart) {

    CsvReport {
        columns = List.copyOf(columns);
    }
}
