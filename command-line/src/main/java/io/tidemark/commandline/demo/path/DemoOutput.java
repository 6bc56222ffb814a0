package io.tidemark.commandline.demo.path;

import io.tidemark.commandline.query.QueryClient;
import io.tidemark.commandline.query.ResultFormat;
import io.tidemark.commandline.query.SqlText;
import io.tidemark.commandline.reconcile.OwnCount;
import io.tidemark.commandline.reconcile.ReconciliationTable;
import io.tidemark.commandline.terminal.Colour;
import io.tidemark.commandline.terminal.Terminal;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What every demo tells a person. */
public final class DemoOutput {

    private final Terminal terminal;
    private final PrintWriter out;

    public DemoOutput(Terminal terminal) {
        this.terminal = terminal;
        this.out = terminal.out();
    }

    /** A line that stands out, after an empty one. */
    public void heading(String text) {
        out.println();
        out.println(terminal.paint(Colour.BOLD, text));
        out.flush();
    }

    /** Says on standard error what is not as it should be. */
    public void warn(String sentence) {
        terminal.err().println(terminal.paint(Colour.RED, "  " + sentence));
        terminal.err().flush();
    }

    /** A question of an analyst with its answer. */
    public void answer(SqlText sql, QueryClient query) {
        heading("What an analyst asks");
        out.println(terminal.paint(Colour.FAINT, sql.text().strip()));
        out.println();
        query.run(sql, ResultFormat.TABLE.to(out));
    }

    /** Every number on the way from the devices to the tables. */
    public void reconciliation(Reconciliation reconciliation) {
        heading("Reconciliation");
        Reconciliation.Readings readings = reconciliation.readings();
        line(
                "  readings          sent %,d = parsed %,d + rejected %,d",
                readings.sent(), readings.parsed(), readings.rejected());
        line(
                "                    parsed %,d = in windows %,d + late %,d",
                readings.parsed(), readings.inWindows(), readings.late());
        Reconciliation.Results results = reconciliation.results();
        line("  %-20s %10s %10s %10s", "results", "emitted", "uplinked", "in table");
        results.byKind()
                .forEach(
                        (kind, counts) ->
                                line(
                                        "    %-18s %,10d %10s %,10d",
                                        kind, counts.emitted(), "", counts.inTable()));
        line(
                "    %-18s %,10d %,10d %,10d",
                "total", results.emitted(), results.uplinked(), results.inTable());
        out.println();
        new ReconciliationTable(terminal)
                .print(
                        List.of(reconciliation.gateway()),
                        List.of(
                                new OwnCount(
                                        reconciliation.gateway().gateway(), results.emitted())));
        line("  agree: %s", agreement(reconciliation.agree()));
    }

    private String agreement(boolean agree) {
        return agree ? terminal.paint(Colour.GREEN, "yes") : terminal.paint(Colour.RED, "NO");
    }

    /** A line of text. */
    public void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
