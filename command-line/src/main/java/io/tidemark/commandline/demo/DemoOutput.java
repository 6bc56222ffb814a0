package io.tidemark.commandline.demo;

import io.tidemark.commandline.query.QueryClient;
import io.tidemark.commandline.query.ResultFormat;
import io.tidemark.commandline.query.SqlText;
import io.tidemark.commandline.reconcile.OwnCount;
import io.tidemark.commandline.reconcile.ReconciliationTable;
import io.tidemark.commandline.simulate.Replay;
import io.tidemark.commandline.terminal.Colour;
import io.tidemark.commandline.terminal.Terminal;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What the demo tells a person. */
final class DemoOutput {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Terminal terminal;
    private final PrintWriter out;

    DemoOutput(Terminal terminal) {
        this.terminal = terminal;
        this.out = terminal.out();
    }

    void heading(String text) {
        out.println();
        out.println(terminal.paint(Colour.BOLD, text));
        out.flush();
    }

    void warn(String sentence) {
        terminal.err().println(terminal.paint(Colour.RED, "  " + sentence));
        terminal.err().flush();
    }

    void replayed(Replay.Sent sent, long incidents) {
        line(
                "  %,d readings sent, %,.0f readings/s; %,d incidents opened",
                sent.readings(), sent.readingsPerSecond(), incidents);
    }

    void failures(Sightings sightings) {
        heading("The machine's known failures, and how long before their end they were announced");
        for (Sightings.Sighting sighting : sightings.all()) {
            line(
                    "  %s to %s  %s",
                    minute(sighting.window().start()),
                    minute(sighting.window().end()),
                    announcement(sighting));
        }
        line("  %s", terminal.paint(Colour.FAINT, "Announced: a message that an incident begins,"));
        line(
                "  %s",
                terminal.paint(
                        Colour.FAINT,
                        "worsens or goes on again, in these hours; or in the day before, and still"
                                + " open."));
    }

    private String announcement(Sightings.Sighting sighting) {
        return sighting.beforeItsEnd()
                .map(
                        span ->
                                terminal.paint(Colour.GREEN, "announced " + Spans.words(span))
                                        + " before its end, at "
                                        + minute(sighting.announcedAt().orElseThrow()))
                .orElseGet(() -> terminal.paint(Colour.YELLOW, "not announced"));
    }

    void answer(SqlText sql, QueryClient query) {
        heading("What an analyst asks");
        out.println(terminal.paint(Colour.FAINT, sql.text().strip()));
        out.println();
        query.run(sql, ResultFormat.TABLE.to(out));
    }

    void reconciliation(Reconciliation reconciliation) {
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

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }

    private static String minute(Instant time) {
        return MINUTE.format(time);
    }
}
