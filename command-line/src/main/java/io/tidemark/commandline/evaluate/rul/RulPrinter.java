package io.tidemark.commandline.evaluate.rul;

import io.tidemark.commandline.evaluate.Printing;
import io.tidemark.commandline.evaluate.ResultTable;
import io.tidemark.commandline.evaluate.rul.RulReport.Score;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The report for people. */
record RulPrinter(PrintWriter out) {

    void print(RulReport report) {
        out.println(
                "Trained on "
                        + Printing.count(report.trainedCycles())
                        + " cycles of "
                        + Printing.count(report.trainedUnits())
                        + " units"
                        + (report.folds() == null
                                ? ""
                                : ", each of "
                                        + report.folds()
                                        + " parts of them left out in turn"));
        out.println(
                report.out() == null
                        ? Printing.count(report.predictions())
                                + " predictions for the units left out, cut off at random cycles"
                        : Printing.count(report.predictions())
                                + " units predicted: "
                                + report.out());
        if (report.score() == null) {
            out.println("Without --truth there is nothing to compare them with.");
            return;
        }
        out.println();
        new ResultTable<Score>()
                .number("RMSE, cycles", score -> Printing.decimal(score.rmse()))
                .number("NASA score", score -> Printing.decimal(score.nasaScore()))
                .number("truth in interval", score -> percent(score.coverage()))
                .number("intended", score -> percent(score.intendedCoverage()))
                .number("mean width, cycles", score -> Printing.decimal(score.meanWidth()))
                .print(out, List.of(report.score()));
        out.println(
                "Remaining lives, true and predicted, are cut off at "
                        + Printing.count((long) report.score().cap())
                        + " cycles.");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
