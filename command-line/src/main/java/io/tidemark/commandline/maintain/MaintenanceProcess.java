package io.tidemark.commandline.maintain;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.local.Component;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.launch.MaintenanceLaunch;
import io.tidemark.local.process.ProcessSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lake's maintenance on the local stage, run to its end in a process of its own. */
public final class MaintenanceProcess {

    private final StageLayout layout;

    public MaintenanceProcess(StageLayout layout) {
        this.layout = layout;
    }

    /**
     * Maintains the lake's tables; the cloud job may go on meanwhile.
     *
     * @param arguments as its {@code --help} tells
     * @param report gets its report
     * @param progress hears what it does, and its faults
     * @return its exit code: 0 if every table is maintained
     * @throws CommandFailedException if no stage with a cloud job is up
     */
    public int run(List<String> arguments, PrintWriter report, PrintWriter progress)
            throws IOException, StageException, InterruptedException {
        ProcessSpecification specification =
                new MaintenanceLaunch(layout).process(properties(), arguments);
        Files.createDirectories(specification.directory());
        ProcessBuilder builder =
                new ProcessBuilder(specification.command())
                        .directory(specification.directory().toFile());
        builder.environment().putAll(specification.environment());
        Process process = builder.start();
        try {
            Thread told = new Thread(() -> copy(process.errorReader(), progress), "progress");
            told.start();
            copy(process.inputReader(), report);
            told.join();
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }

    private Path properties() {
        Path properties =
                layout.directory(Component.CLOUD_JOB).resolve("application_properties.json");
        if (!Files.isRegularFile(properties)) {
            throw new CommandFailedException(
                    "there is no lake to maintain; start the local stage with ./tidemark up");
        }
        return properties;
    }

    private static void copy(BufferedReader from, PrintWriter to) {
        from.lines().forEach(to::println);
        to.flush();
    }
}
