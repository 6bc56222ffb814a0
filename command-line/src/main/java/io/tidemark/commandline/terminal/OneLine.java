package io.tidemark.commandline.terminal;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * Draws a bar over and over on one line.
 *
 * @param err where; others write whole lines to it while they hold its lock
 */
public record OneLine(PrintWriter err) implements ProgressBarConsumer {

    /** Goes to the start of the line and clears it. */
    static final String START_CLEARED = "\r\u001b[K";

    private static final int WIDTH = 100;

    @Override
    public int getMaxRenderedLength() {
        return WIDTH;
    }

    @Override
    public void accept(String rendered) {
        synchronized (err) {
            err.print(START_CLEARED + rendered);
            err.flush();
        }
    }

    @Override
    public void close() {
        synchronized (err) {
            err.println();
            err.flush();
        }
    }
}
