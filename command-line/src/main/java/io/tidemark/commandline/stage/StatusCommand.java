package io.tidemark.commandline.stage;

import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.terminal.JsonLine;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.ComponentStatus;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageLayout;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what of the local stage runs. */
@Command(
        name = "status",
        description = "Show the processes of the local stage. Exits with 1 unless all of them run.")
public final class StatusCommand implements Callable<Integer> {

    enum Format {
        TABLE,
        JSON
    }

    @Option(
            names = "--format",
            defaultValue = "TABLE",
            description = "One of ${COMPLETION-CANDIDATES}, in any case; default ${DEFAULT-VALUE}.")
    private Format format;

    private final Terminal terminal;
    private final StageLayout layout;

    public StatusCommand(Terminal terminal, StageLayout layout) {
        this.terminal = terminal;
        this.layout = layout;
    }

    @Override
    public Integer call() throws IOException {
        Optional<LocalStage> stage = LocalStage.running(layout);
        List<ComponentStatus> components = stage.isPresent() ? stage.get().status() : List.of();
        switch (format) {
            case TABLE -> printTable(components);
            case JSON -> printJson(components);
        }
        boolean complete =
                !components.isEmpty() && components.stream().allMatch(ComponentStatus::alive);
        return complete ? ExitCode.OK : ExitCode.FAILED;
    }

    private void printTable(List<ComponentStatus> components) {
        if (components.isEmpty()) {
            terminal.out().println("Nothing is up; start the local stage with ./tidemark up.");
        } else {
            new StatusTable(terminal.out()).print(components);
        }
    }

    private void printJson(List<ComponentStatus> components) {
        terminal.out().println(JsonLine.of(components));
    }
}
