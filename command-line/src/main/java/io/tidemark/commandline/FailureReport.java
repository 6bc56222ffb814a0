package io.tidemark.commandline;

import io.tidemark.commandline.terminal.Colour;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageException;
import io.tidemark.rollout.RolloutException;
import io.tidemark.rollout.model.RefusedModelException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.core.exception.SdkException;

/** Says why a command failed: a sentence if the fault was foreseen, the stack trace if not. */
record FailureReport(Terminal terminal) implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine commandLine, ParseResult parsed) {
        terminal.out().flush();
        if (foreseen(failure)) {
            terminal.err().println(terminal.paint(Colour.RED, failure.getMessage()));
        } else if (failure instanceof InterruptedException) {
            terminal.err().println("interrupted");
        } else {
            failure.printStackTrace(terminal.err());
        }
        terminal.err().flush();
        return ExitCode.FAILED;
    }

    /** Whether the message is a sentence for the person who typed the command. */
    private static boolean foreseen(Exception failure) {
        return failure instanceof CommandFailedException
                || failure instanceof StageException
                || failure instanceof RolloutException
                || failure instanceof RefusedModelException
                || failure instanceof SdkException;
    }
}
