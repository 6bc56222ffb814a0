package io.tidemark.commandline.stage;

import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops the local stage. */
@Command(
        name = "down",
        description = "Stop every process of the local stage; nothing to stop is no fault.")
public final class DownCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final StageLayout layout;

    public DownCommand(Terminal terminal, StageLayout layout) {
        this.terminal = terminal;
        this.layout = layout;
    }

    @Override
    public Integer call() throws IOException, StageException {
        Optional<LocalStage> stage = LocalStage.running(layout);
        if (stage.isPresent()) {
            stage.get().down();
        }
        terminal.out().println(stage.isPresent() ? "The local stage is down." : "Nothing was up.");
        return ExitCode.OK;
    }
}
