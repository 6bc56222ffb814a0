package io.tidemark.commandline.bench;

import io.tidemark.commandline.terminal.JsonLine;
import io.tidemark.commandline.terminal.Terminal;
import java.io.PrintWriter;
import java.util.List;

/** Where results go: sentences to people, one line of JSON to programs. */
final class Printing {

    private Printing() {}

    /** Where people look; with JSON, standard output is the program's. */
    static PrintWriter people(Terminal terminal, BenchFormat format) {
        return format == BenchFormat.JSON ? terminal.err() : terminal.out();
    }

    /** Prints the sentences, and with JSON the result as the last line of standard output. */
    static void print(
            Terminal terminal, BenchFormat format, List<String> sentences, Object result) {
        PrintWriter people = people(terminal, format);
        sentences.forEach(people::println);
        people.flush();
        if (format == BenchFormat.JSON) {
            terminal.out().println(JsonLine.of(result));
            terminal.out().flush();
        }
    }
}
