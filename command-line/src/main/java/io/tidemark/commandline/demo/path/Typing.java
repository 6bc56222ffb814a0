package io.tidemark.commandline.demo.path;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.terminal.Colour;
import io.tidemark.commandline.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Types commands that a person could type as well, and shows what they say. */
public final class Typing {

    private final Commands commands;
    private final Terminal terminal;

    public Typing(Commands commands, Terminal terminal) {
        this.commands = commands;
        this.terminal = terminal;
    }

    /**
     * Types a command and shows it with what it says.
     *
     * @throws CommandFailedException if it does not succeed
     */
    public void show(String... arguments) {
        String line = "  $ ./tidemark " + String.join(" ", arguments);
        terminal.out().println(terminal.paint(Colour.FAINT, line));
        terminal.out().flush();
        require(commands.run(terminal, arguments), arguments);
    }

    /**
     * Types a command for what it says, unseen.
     *
     * @throws CommandFailedException if it does not succeed
     */
    public String ask(String... arguments) {
        StringWriter said = new StringWriter();
        Terminal unseen = new Terminal(new PrintWriter(said), terminal.err(), false);
        require(commands.run(unseen, arguments), arguments);
        return said.toString();
    }

    private static void require(int exitCode, String... arguments) {
        if (exitCode != ExitCode.OK) {
            throw new CommandFailedException(
                    "./tidemark %s ended with exit code %d"
                            .formatted(String.join(" ", arguments), exitCode));
        }
    }
}
