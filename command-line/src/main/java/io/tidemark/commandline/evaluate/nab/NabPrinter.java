package io.tidemark.commandline.evaluate.nab;

import io.tidemark.commandline.evaluate.Printing;
import io.tidemark.commandline.evaluate.ResultTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** The report for people. */
record NabPrinter(PrintWriter out) {

    void print(NabReport report, Path results) {
        out.printf(
                Locale.ROOT,
                "%,d rows of %d files judged by %s, seed %d: %s%n",
                report.rows(),
                report.files(),
                report.detector(),
                report.seed(),
                results);
        if (report.scores() == null) {
            out.println("Without --labels there is nothing to score them by.");
            return;
        }
        if (!report.unlabelled().isEmpty()) {
            out.println(
                    "Not scored, as the labels do not have them: "
                            + String.join(", ", report.unlabelled()));
        }
        out.println();
        files().print(out, report.scores().files());
        out.println();
        profiles().print(out, report.scores().profiles());
    }

    private static ResultTable<SeriesResult> files() {
        return new ResultTable<SeriesResult>()
                .text("file", SeriesResult::file)
                .number("rows", file -> Printing.count(file.rows()))
                .number("windows", file -> Printing.count(file.windows()))
                .number("found", file -> Printing.count(file.found()))
                .number("false positives", file -> Printing.count(file.falsePositives()))
                .number("raw score", file -> Printing.decimal(file.score()));
    }

    private static ResultTable<ProfileResult> profiles() {
        return new ResultTable<ProfileResult>()
                .text("profile", result -> result.profile().title())
                .number("windows", result -> Printing.count(result.windows()))
                .number("found", result -> Printing.count(result.found()))
                .number("false positives", result -> Printing.count(result.falsePositives()))
                .number(
                        "threshold",
                        result -> String.format(Locale.ROOT, "%.4f", result.threshold()))
                .number("raw score", result -> Printing.decimal(result.rawScore()))
                .number(
                        "NAB score",
                        result -> result.score() == null ? "-" : Printing.decimal(result.score()));
    }
}
