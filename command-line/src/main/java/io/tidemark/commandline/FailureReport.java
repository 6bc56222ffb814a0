package io.tidemark.commandline;

import io.tidemark.commandline.terminal.Colour;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says why a command failed: a sentence if the fault was foreseen, the stack trace if not. */
record FailureReport(Terminal terminal) implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine commandLine, ParseResult parsed) {
        terminal.out().flush();
        if (failure instanceof CommandFailedException || failure instanceof StageException) {
            terminal.err().println(terminal.paint(Colour.RED, failure.getMessage()));
        } else if (failure instanceof InterruptedException) {
            terminal.err().println("interrupted");
        } else {
            failure.printStackTrace(terminal.err());
        }
        terminal.err().flush();
        return ExitCode.FAILED;
    }
}
