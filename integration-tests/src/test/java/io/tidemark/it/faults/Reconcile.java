package io.tidemark.it.faults;

import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.launch.BuiltModules;
import io.tidemark.local.launch.JavaCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code ./tidemark reconcile}, as an operator runs it. */
final class Reconcile {

    private Reconcile() {}

    /**
     * Runs the command; what it prints goes to the log of the build.
     *
     * @return its exit code: 0 if every number of the gateway is explained
     */
    static int run(StageLayout layout) throws IOException, StageException, InterruptedException {
        List<String> command = new ArrayList<>(JavaCommand.shortLived());
        command.addAll(
                List.of(
                        "-Dtidemark.checkout=" + layout.checkout(),
                        "-cp",
                        new BuiltModules(layout.checkout()).classpath("command-line"),
                        "io.tidemark.commandline.Tidemark",
                        "reconcile",
                        "--gateway",
                        GatewayStage.GATEWAY));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(layout.checkout().toFile()).inheritIO();
        builder.environment().put("TIDEMARK_BASE_PORT", Integer.toString(layout.basePort()));
        return builder.start().waitFor();
    }
}
