package io.tidemark.commandline.bench.gateway;

import io.tidemark.commandline.bench.process.Children;
import io.tidemark.local.StageException;
import io.tidemark.local.launch.BuiltModules;
import io.tidemark.local.process.LogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a gateway is started, as the service unit that ships with it does. */
final class GatewayCommand {

    /** What the unit sets. */
    static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    private final BuiltModules modules;
    private final Path archive;

    GatewayCommand(BenchLayout layout) {
        this.modules = new BuiltModules(layout.checkout());
        this.archive = layout.directory().resolveSibling("bench-classes.jsa");
    }

    /**
     * The command that starts a gateway.
     *
     * @param jvmOptions more options for its JVM than it ships with
     */
    List<String> start(Path configuration, List<String> jvmOptions) throws StageException {
        List<String> options = new ArrayList<>(jvmOptions);
        options.add("-XX:SharedArchiveFile=" + archive);
        return command(configuration, options, List.of());
    }

    /** Makes the archive of classes after a build, as the unit does after an installation. */
    void archiveClasses(Path configuration, Children children)
            throws IOException, StageException, InterruptedException {
        Path jar = Path.of(modules.edgeGateway());
        if (Files.exists(archive)
                && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar))
                        > 0) {
            return;
        }
        Files.deleteIfExists(archive);
        Path log = configuration.resolveSibling("rehearsal.log");
        Process rehearsal =
                children.start(
                        command(
                                configuration,
                                List.of("-XX:ArchiveClassesAtExit=" + archive),
                                List.of("--rehearse")),
                        configuration.getParent(),
                        log,
                        ENVIRONMENT);
        if (rehearsal.waitFor() != 0) {
            throw new StageException("The rehearsal of a start failed. " + LogTail.of(log));
        }
    }

    private List<String> command(
            Path configuration, List<String> jvmOptions, List<String> arguments)
            throws StageException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + modules.gatewayJvmOptions());
        command.addAll(jvmOptions);
        command.addAll(
                List.of("-jar", modules.edgeGateway(), "--config", configuration.toString()));
        command.addAll(arguments);
        return command;
    }
}
