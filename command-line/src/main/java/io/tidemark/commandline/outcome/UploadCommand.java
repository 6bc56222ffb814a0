package io.tidemark.commandline.outcome;

import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Many outcomes, by a file in the lake's bucket. */
@Command(
        name = "upload",
        description =
                "Check a CSV file of outcomes and upload it. A file of the same name is replaced;"
                        + " outcomes that are in the table already are not written again.")
final class UploadCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            description =
                    "CSV in UTF-8 with a header: site, machine, kind, occurredAt, and if you like"
                            + " id, machineType, failureMode, note, reportedBy.")
    private Path file;

    @Option(names = "--check", description = "Check the file only; takes no stage.")
    private boolean checkOnly;

    private final Terminal terminal;
    private final StageLayout layout;
    private final Clock clock;

    UploadCommand(Terminal terminal, StageLayout layout, Clock clock) {
        this.terminal = terminal;
        this.layout = layout;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        OutcomesInFile found = OutcomesInFile.check(file, clock.instant());
        terminal.out().println(found.sentence(file));
        if (!checkOnly) {
            terminal.out().println("Uploaded to " + LocalOutcomes.of(layout).upload(file));
        }
        return ExitCode.OK;
    }
}
