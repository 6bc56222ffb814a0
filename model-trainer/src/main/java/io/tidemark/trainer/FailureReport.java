package io.tidemark.trainer;

import io.tidemark.trainer.options.ExitCode;
import io.tidemark.trainer.options.InvalidOptionsException;
import io.tidemark.trainer.training.TooLittleDataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a failure in a sentence; the log has all of it. */
final class FailureReport implements IExecutionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FailureReport.class);

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof InvalidOptionsException) {
            command.getErr().println(command.getCommandName() + ": " + failure.getMessage());
            return ExitCode.USAGE;
        }
        if (failure instanceof TooLittleDataException) {
            command.getErr().println(command.getCommandName() + ": " + failure.getMessage());
            return ExitCode.TOO_LITTLE_DATA;
        }
        LOG.debug("{} failed", command.getCommandName(), failure);
        String what = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        command.getErr().println(command.getCommandName() + " failed: " + what);
        return ExitCode.FAILED;
    }
}
