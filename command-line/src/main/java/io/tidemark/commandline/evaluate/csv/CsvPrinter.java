package io.tidemark.commandline.evaluate.csv;

import io.tidemark.commandline.evaluate.Printing;
import io.tidemark.commandline.evaluate.ResultTable;
import java.io.PrintWriter;

/** The report for people. */
record CsvPrinter(PrintWriter out) {

    void print(CsvReport report) {
        out.println(
                report.file()
                        + ": "
                        + Printing.count(report.rows())
                        + " rows, "
                        + report.from()
                        + " to "
                        + report.to());
        report.columns().forEach(column -> print(column, report.detector()));
        if (report.together() != null) {
            print(report.together());
        }
        out.println();
        out.println("Chart: " + report.chart());
    }

    private void print(ColumnResult column, String detector) {
        out.println();
        out.println(
                column.column()
                        + ": "
                        + Printing.count(column.readings())
                        + " readings judged by "
                        + (detector.equals("none") ? "rules" : detector)
                        + (column.withoutValue() == 0
                                ? ""
                                : ", "
                                        + Printing.count(column.withoutValue())
                                        + " rows without a value")
                        + (column.incidents().isEmpty() ? ", no incident" : ""));
        if (!column.incidents().isEmpty()) {
            incidents().print(out, column.incidents());
        }
    }

    private void print(TogetherResult together) {
        out.println();
        out.println(
                "all columns together: "
                        + Printing.count(together.rows())
                        + " rows judged"
                        + (together.incidents().isEmpty() ? ", no incident" : ""));
        if (!together.incidents().isEmpty()) {
            new ResultTable<FoundIncident>()
                    .text("opened", FoundIncident::opened)
                    .text("closed", CsvPrinter::closed)
                    .text("severity", FoundIncident::severity)
                    .number("rows", found -> Printing.count(found.abnormalReadings()))
                    .text("why", found -> String.valueOf(found.explanation()))
                    .print(out, together.incidents());
        }
    }

    private static String closed(FoundIncident incident) {
        return incident.closed() == null ? "still open" : incident.closed();
    }

    private static ResultTable<FoundIncident> incidents() {
        return new ResultTable<FoundIncident>()
                .text("opened", FoundIncident::opened)
                .text("closed", CsvPrinter::closed)
                .text("severity", FoundIncident::severity)
                .text("why", FoundIncident::reason)
                .number("readings", found -> Printing.count(found.abnormalReadings()))
                .number("value at peak", found -> Printing.value(found.peakValue()))
                .number("expected from", found -> Printing.value(found.expectedLower()))
                .number("to", found -> Printing.value(found.expectedUpper()));
    }
}
