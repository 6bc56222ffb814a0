package io.tidemark.commandline.stage;

import io.tidemark.commandline.terminal.Colour;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StartProgress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Shows long steps: on a terminal the ones that run, on a line that is written over; everywhere a
 * line with its duration for each that is finished.
 */
public final class StepLog implements StartProgress {

    private static final String START_OF_CLEARED_LINE = "\r\u001b[K";
    private static final double MILLIS_PER_SECOND = 1_000;

    private final Terminal terminal;
    private final Set<String> running = new LinkedHashSet<>();

    public StepLog(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Begins a step.
     *
     * @return to be run when the step has succeeded
     */
    public Runnable begin(String step) {
        long start = System.nanoTime();
        started(step);
        return () -> finished(step, Duration.ofNanos(System.nanoTime() - start));
    }

    @Override
    public synchronized void started(String step) {
        running.add(step);
        showRunning();
    }

    @Override
    public synchronized void finished(String step, Duration took) {
        running.remove(step);
        if (terminal.interactive()) {
            terminal.err().print(START_OF_CLEARED_LINE);
        }
        terminal.err()
                .printf(
                        Locale.ROOT,
                        "  %s %-44s %6.1f s%n",
                        terminal.paint(Colour.GREEN, "✓"),
                        step,
                        took.toMillis() / MILLIS_PER_SECOND);
        terminal.err().flush();
        showRunning();
    }

    private void showRunning() {
        if (terminal.interactive()) {
            String steps = running.isEmpty() ? "" : "  … " + String.join(", ", running);
            terminal.err().print(START_OF_CLEARED_LINE + terminal.paint(Colour.FAINT, steps));
            terminal.err().flush();
        }
    }
}
