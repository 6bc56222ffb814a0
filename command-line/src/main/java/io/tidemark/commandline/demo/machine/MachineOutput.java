package io.tidemark.commandline.demo.machine;

import io.tidemark.commandline.demo.path.DemoOutput;
import io.tidemark.commandline.simulate.Replay;
import io.tidemark.commandline.terminal.Colour;
import io.tidemark.commandline.terminal.Terminal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the demo tells a person of the machine. */
final class MachineOutput {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Terminal terminal;
    private final DemoOutput output;

    MachineOutput(Terminal terminal, DemoOutput output) {
        this.terminal = terminal;
        this.output = output;
    }

    void replayed(Replay.Sent sent, long incidents) {
        output.line(
                "  %,d readings sent, %,.0f readings/s; %,d incidents opened",
                sent.readings(), sent.readingsPerSecond(), incidents);
    }

    void failures(Sightings sightings) {
        output.heading(
                "The machine's known failures, and how long before their end they were announced");
        for (Sightings.Sighting sighting : sightings.all()) {
            output.line(
                    "  %s to %s  %s",
                    minute(sighting.window().start()),
                    minute(sighting.window().end()),
                    announcement(sighting));
        }
        output.line(
                "  %s",
                terminal.paint(Colour.FAINT, "Announced: a message that an incident begins,"));
        output.line(
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

    private static String minute(Instant time) {
        return MINUTE.format(time);
    }
}
