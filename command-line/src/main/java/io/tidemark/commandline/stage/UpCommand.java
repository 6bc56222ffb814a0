package io.tidemark.commandline.stage;

import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.StageOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Starts the local stage and leaves it running. */
@Command(
        name = "up",
        description =
                "Start local AWS, deploy the stacks on it, start the cloud job, the query engine, a"
                        + " device broker and a gateway, and leave them running.")
public final class UpCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final StageLayout layout;

    public UpCommand(Terminal terminal, StageLayout layout) {
        this.terminal = terminal;
        this.layout = layout;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, StageException {
        LocalStage stage = LocalStage.up(layout, StageOptions.everything(), new StepLog(terminal));
        new StatusTable(terminal.out()).print(stage.status());
        return ExitCode.OK;
    }
}
