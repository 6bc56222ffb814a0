package io.tidemark.commandline.models;

import io.tidemark.commandline.DurationOption;
import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.terminal.JsonLine;
import io.tidemark.commandline.terminal.OutputFormat;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.rollout.ConflictException;
import io.tidemark.rollout.Rollout;
import io.tidemark.rollout.RolloutState;
import io.tidemark.rollout.Rollouts;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Option;

/** Whether to stay and watch, and how to tell of the end. */
final class WatchOptions {

    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "Watch until the end is known, which is the default, or only begin. Ctrl-C ends"
                            + " the watching, not the rollout.")
    private boolean wait;

    @Option(
            names = "--stragglers",
            paramLabel = "DURATION",
            defaultValue = "30s",
            converter = DurationOption.class,
            description =
                    "How long to watch, when the end is known, for gateways that have not said that"
                            + " they are there; default ${DEFAULT-VALUE}.")
    private Duration stragglers;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private OutputFormat format;

    /** Goes on with a rollout, watches it if that is wanted, and tells of the end. */
    int follow(Terminal terminal, Rollouts rollouts, Rollout begun, boolean local)
            throws InterruptedException {
        Rollout rollout =
                wait
                        ? new RolloutWatch(terminal, rollouts, local, stragglers).untilEnd(begun)
                        : first(rollouts, begun);
        RolloutSummary summary = RolloutSummary.of(rollout, Instant.now());
        if (format == OutputFormat.JSON) {
            terminal.out().println(JsonLine.of(summary));
        } else {
            terminal.out().println(summary.sentence());
        }
        terminal.out().flush();
        boolean forward = rollout.state().forward();
        return forward || begun.state() == RolloutState.ROLLED_BACK ? ExitCode.OK : ExitCode.HALTED;
    }

    private static Rollout first(Rollouts rollouts, Rollout begun) {
        try {
            return rollouts.advance(begun.name()).orElse(begun);
        } catch (ConflictException another) {
            // Another process goes on with it already.
            return begun;
        }
    }
}
