package io.tidemark.local;

import io.tidemark.local.files.Folders;
import io.tidemark.local.install.Installation;
import io.tidemark.local.process.Ports;
import io.tidemark.local.process.ProcessTree;
import io.tidemark.local.record.RunningProcess;
import io.tidemark.local.record.StageFile;
import io.tidemark.local.record.StageRecord;
import io.tidemark.local.supervise.Supervision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The whole path on this machine: local AWS, the device broker, the rule bridge, the cloud job, the
 * query engine and a gateway, each a process that outlives the JVM that started it.
 */
public final class LocalStage {

    private final StageLayout layout;
    private final StageFile file;

    private LocalStage(StageLayout layout) {
        this.layout = layout;
        this.file = new StageFile(layout.runDirectory());
    }

    /**
     * Starts a stage from nothing and returns when all of it works. If that fails, what was started
     * is ended again, and the logs are left where they are.
     *
     * @param progress hears each step, from several threads
     * @throws StageException if a port is taken, a stage is up already or a step fails, with a
     *     sentence for the user
     */
    public static LocalStage up(StageLayout layout, StageOptions options, StartProgress progress)
            throws IOException, StageException, InterruptedException {
        Installation installation = Installation.ensure(layout, progress);
        LocalStage stage = new LocalStage(layout);
        stage.file.create(StageRecord.empty(layout.basePort()));
        boolean up = false;
        try {
            stage.clean();
            stage.requireFreePorts(options);
            try (Steps steps = new Steps(progress)) {
                new StageStart(layout, options, stage.file, steps, installation).run();
            }
            up = true;
        } finally {
            if (!up) {
                stage.down();
            }
        }
        return stage;
    }

    /** The stage of this layout if one is up, even if some of its processes have ended since. */
    public static Optional<LocalStage> running(StageLayout layout) throws IOException {
        LocalStage stage = new LocalStage(layout);
        return stage.file.read().isPresent() ? Optional.of(stage) : Optional.empty();
    }

    /** What became of each component that was started, in the order of their start. */
    public List<ComponentStatus> status() throws IOException {
        List<ComponentStatus> status = new ArrayList<>();
        for (RunningProcess running : processes()) {
            Optional<Supervision> supervision =
                    Supervision.in(layout.directory(running.component()));
            status.add(
                    new ComponentStatus(
                            running.component(),
                            supervision.map(Supervision::process).orElse(running.process()).pid(),
                            running.process().alive(),
                            supervision.map(Supervision::starts).orElse(1) - 1,
                            running.address()));
        }
        return status;
    }

    /** Ends one component as {@link #down()} would; no error if it does not run. */
    public void stop(Component component) throws IOException, StageException {
        for (RunningProcess running : processes()) {
            if (running.component() == component) {
                end(running);
            }
        }
        file.forget(component);
    }

    /**
     * Ends every process of the stage, the gateway first so that it can send what it holds, and
     * returns when all are gone, whether or not the thread is interrupted. No error if none is up.
     */
    public void down() throws IOException, StageException {
        List<RunningProcess> last =
                file.remove().map(StageRecord::processes).orElse(List.of()).stream()
                        .sorted(Comparator.comparing(RunningProcess::component).reversed())
                        .toList();
        last.stream().filter(LocalStage::endsAlone).forEach(this::end);
        last.parallelStream().filter(running -> !endsAlone(running)).forEach(this::end);
    }

    /** Where a component's output goes. */
    public Path log(Component component) {
        return layout.log(component);
    }

    /** Where the stage is. */
    public StageLayout layout() {
        return layout;
    }

    /**
     * What was deployed.
     *
     * @throws IllegalStateException if the stage was started without AWS
     */
    public DeployedResources resources() throws IOException {
        return file.read()
                .map(StageRecord::resources)
                .orElseThrow(() -> new IllegalStateException("Nothing is deployed."));
    }

    private List<RunningProcess> processes() throws IOException {
        return file.read().map(StageRecord::processes).orElse(List.of());
    }

    /** The path is emptied from its beginning: whoever sends ends before whoever receives. */
    private static boolean endsAlone(RunningProcess running) {
        return running.component() == Component.GATEWAY
                || running.component() == Component.RULE_BRIDGE;
    }

    /** A supervisor ends its process; one that was killed has left it behind. */
    private void end(RunningProcess running) {
        Duration grace = running.component().grace();
        ProcessTree.end(running.process(), grace);
        try {
            Supervision.in(layout.directory(running.component()))
                    .ifPresent(supervision -> ProcessTree.end(supervision.process(), grace));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void clean() throws IOException {
        for (Component component : Component.values()) {
            Folders.delete(layout.directory(component));
        }
        Folders.delete(layout.runDirectory().resolve("logs"));
        Folders.delete(layout.runDirectory().resolve("deployment"));
        Folders.delete(layout.modelKeys());
    }

    private void requireFreePorts(StageOptions options) throws StageException {
        for (Component component : options.components()) {
            for (int port : layout.ports(component)) {
                Ports.requireFree(port, "the " + component.label());
            }
        }
    }
}
