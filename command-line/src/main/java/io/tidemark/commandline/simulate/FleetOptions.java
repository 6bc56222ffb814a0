package io.tidemark.commandline.simulate;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.DurationOption;
import io.tidemark.commandline.simulate.fleet.FailureMode;
import io.tidemark.commandline.simulate.fleet.FleetPlan;
import io.tidemark.commandline.simulate.fleet.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Option;

/** A fleet that runs to failure. */
final class FleetOptions {

    /** Those that say nothing about a single sensor. */
    static final List<String> NAMES =
            List.of("--pumps", "--site", "--seed", "--interval", "--end", "--speed", "--outcomes");

    @Option(
            names = "--pumps",
            paramLabel = "N",
            defaultValue = "20",
            description = "fleet: how many; default ${DEFAULT-VALUE}.")
    private int pumps;

    @Option(
            names = "--site",
            defaultValue = "plant-2",
            description = "fleet: where they stand; default ${DEFAULT-VALUE}.")
    private String site;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "fleet: the same seed has the same lives; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--interval",
            paramLabel = "SPAN",
            defaultValue = "10min",
            converter = DurationOption.class,
            description =
                    "fleet: between two readings of a sensor, event time; default"
                            + " ${DEFAULT-VALUE}.")
    private Duration interval;

    @Option(
            names = "--end",
            paramLabel = "TIME",
            description =
                    "fleet: when the last one fails, event time such as 2026-03-01T12:00:00Z; default"
                            + " now.")
    private Instant end;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description =
                    "fleet: so many hours of event time pass in an hour; default: as the gateway keeps"
                            + " up.")
    private Double speed;

    @Option(
            names = "--outcomes",
            paramLabel = "CSV",
            description =
                    "fleet: where to write how the pumps ended, for ./tidemark outcome upload; its"
                            + " name ends with .csv.")
    private Path outcomes;

    /**
     * @throws IllegalArgumentException if there is no such fleet
     */
    FleetPlan plan() {
        if (pumps < 1 || pumps > 1_000) {
            throw new IllegalArgumentException("expected 1 to 1000 pumps, found " + pumps);
        }
        if (interval.isZero()) {
            throw new IllegalArgumentException("expected an interval above 0, found " + interval);
        }
        List<FailureMode> modes = List.of(FailureMode.values());
        return FleetPlan.runToFailure(site, pumps, modes, Instant.EPOCH, seed)
                .endingAt(end == null ? Instant.now() : end, interval);
    }

    Duration interval() {
        return interval;
    }

    /** How much faster event time passes than time; infinity without a bound. */
    double speed() {
        return speed == null ? Double.POSITIVE_INFINITY : speed;
    }

    void write(List<Outcome> ended) {
        if (outcomes == null) {
            return;
        }
        try {
            Files.writeString(outcomes, OutcomeFile.of(ended));
        } catch (IOException e) {
            throw new CommandFailedException("cannot write " + outcomes + ": " + e.getMessage(), e);
        }
    }
}
