package io.tidemark.commandline.terminal;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with readings/s on a terminal, nothing elsewhere; lines may be printed above it. */
public final class ReadingsBar implements AutoCloseable {

    private static final int UPDATE_MILLIS = 200;

    private final Terminal terminal;
    private final ProgressBar bar;

    /**
     * @param readings how many there will be; negative if nobody knows
     */
    public ReadingsBar(Terminal terminal, String name, long readings) {
        this(terminal, name, " readings", readings);
    }

    /**
     * A bar of other things than readings.
     *
     * @param unit what they are called, with a space before
     * @param total how many there will be; negative if nobody knows yet
     */
    public ReadingsBar(Terminal terminal, String name, String unit, long total) {
        this.terminal = terminal;
        this.bar = terminal.interactive() ? bar(terminal.err(), name, unit, total) : null;
    }

    public void stepTo(long readings) {
        if (bar != null) {
            bar.stepTo(readings);
        }
    }

    /**
     * @param total how many there will be
     */
    public void stepTo(long done, long total) {
        if (bar != null) {
            bar.maxHint(total);
            bar.stepTo(done);
        }
    }

    /** Prints a line above the bar, which is drawn again below it. */
    public void printAbove(String line) {
        if (bar == null) {
            terminal.out().println(line);
            terminal.out().flush();
            return;
        }
        synchronized (terminal.err()) {
            terminal.err().println(OneLine.START_CLEARED + line);
            terminal.err().flush();
        }
        bar.refresh();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    private static ProgressBar bar(PrintWriter err, String name, String unit, long total) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(total)
                .setUnit(unit, 1)
                .showSpeed()
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(new OneLine(err))
                .build();
    }
}
