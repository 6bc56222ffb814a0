package io.tidemark.local.supervise;

import io.tidemark.local.process.Termination;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps a program running until it is asked to end it. */
@Command(name = "supervisor", description = "Starts a program again whenever it ends.")
public final class SupervisorProcess implements Callable<Integer> {

    @Option(
            names = "--directory",
            required = true,
            description = "Where supervision.json tells the program's process and its starts.")
    private Path directory;

    @Parameters(arity = "1..*", description = "The program and its arguments, after --.")
    private List<String> command;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SupervisorProcess()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        try (Termination termination = Termination.onSignal()) {
            return new Supervisor(directory, command, termination).run();
        }
    }
}
