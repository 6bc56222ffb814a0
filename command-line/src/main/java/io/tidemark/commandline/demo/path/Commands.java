package io.tidemark.commandline.demo.path;

import io.tidemark.commandline.terminal.Terminal;

/** Other commands of the command line, run as a person would type them. */
@FunctionalInterface
public interface Commands {

    /**
     * @param shown where the command writes
     * @param arguments the command's name and what it is given
     * @return its exit code
     */
    int run(Terminal shown, String... arguments);
}
