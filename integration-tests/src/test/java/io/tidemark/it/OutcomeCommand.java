package io.tidemark.it;

import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.launch.BuiltModules;
import io.tidemark.local.launch.JavaCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./tidemark outcome}, as somebody in a plant runs it. */
final class OutcomeCommand {

    private final StageLayout layout;
    private final Path home;

    /**
     * @param home of the stage: its files are in {@code .tidemark/run} of it
     */
    OutcomeCommand(StageLayout layout, Path home) {
        this.layout = layout;
        this.home = home;
    }

    /**
     * Runs the command; what it prints goes to the log of the build.
     *
     * @return its exit code
     */
    int run(Object... arguments) throws IOException, StageException, InterruptedException {
        List<String> command = new ArrayList<>(JavaCommand.shortLived());
        command.addAll(
                List.of(
                        "-Dtidemark.checkout=" + home,
                        "-cp",
                        new BuiltModules(layout.checkout()).classpath("command-line"),
                        "io.tidemark.commandline.Tidemark",
                        "outcome"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(layout.checkout().toFile()).inheritIO();
        builder.environment().put("TIDEMARK_BASE_PORT", Integer.toString(layout.basePort()));
        return builder.start().waitFor();
    }
}
