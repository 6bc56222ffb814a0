package io.tidemark.local.launch;

import io.tidemark.local.Component;
import io.tidemark.local.LocalAws;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.process.ProcessSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the maintenance of the lake is started, which runs once and ends. */
public final class MaintenanceLaunch {

    private final StageLayout layout;

    public MaintenanceLaunch(StageLayout layout) {
        this.layout = layout;
    }

    /**
     * Its process.
     *
     * @param applicationProperties of the cloud job, whose lake it is
     * @param arguments of its command line
     * @throws StageException if the cloud job is not built
     */
    public ProcessSpecification process(Path applicationProperties, List<String> arguments)
            throws IOException, StageException {
        List<String> command = new ArrayList<>(JavaCommand.maintenance("512m"));
        command.addAll(
                List.of(
                        "-cp",
                        new BuiltModules(layout.checkout()).lakeMaintenance(),
                        "io.tidemark.cloud.maintenance.LakeMaintenance"));
        command.addAll(arguments);
        Map<String, String> environment = new TreeMap<>(LocalAws.environment());
        environment.put("TIDEMARK_APPLICATION_PROPERTIES", applicationProperties.toString());
        return new ProcessSpecification(
                "The lake's maintenance",
                command,
                environment,
                layout.directory(Component.CLOUD_JOB),
                layout.runDirectory().resolve("logs/maintenance.log"));
    }
}
