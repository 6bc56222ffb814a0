package io.tidemark.commandline.terminal;

import java.io.PrintWriter;

/**
 * Where a command writes.
 *
 * @param out what the command was asked for
 * @param err progress and faults
 * @param interactive whether a person watches: only then are there bars, colours and lines that are
 *     written over
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean interactive) {

    /** The same ends without bars and colours. */
    public Terminal headless() {
        return new Terminal(out, err, false);
    }

    /** The text in the colour, or as it is where nobody sees colours. */
    public String paint(Colour colour, String text) {
        return interactive ? colour.start() + text + Colour.END : text;
    }
}
