package io.tidemark.local.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.tidemark.local.Component;
import io.tidemark.local.DeployedResources;
import io.tidemark.local.StageException;
import io.tidemark.local.process.DetachedProcess;
import io.tidemark.local.process.ProcessSpecification;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code stage.json} of a run directory: what runs, for whoever takes it down. Every change is made
 * under a lock that other JVMs respect, and a process is started under the same lock as it is
 * written down, so that no process can be missed; when the file is gone, nothing starts any more.
 */
public final class StageFile {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;
    private final Path lock;

    public StageFile(Path runDirectory) {
        this.file = runDirectory.resolve("stage.json");
        this.lock = runDirectory.resolve("stage.lock");
    }

    /** The stage that is up; empty if none is. */
    public Optional<StageRecord> read() throws IOException {
        try {
            return Optional.of(MAPPER.readValue(Files.readAllBytes(file), StageRecord.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /**
     * Begins a stage; a record of processes that have all ended is overwritten.
     *
     * @throws StageException if a process of an earlier stage still runs
     */
    public void create(StageRecord record) throws IOException, StageException {
        Files.createDirectories(file.getParent());
        locked(
                () -> {
                    Optional<StageRecord> earlier = read();
                    if (earlier.isPresent()) {
                        requireEnded(earlier.get());
                    }
                    write(record);
                });
    }

    /** Starts a component and writes it down. */
    public RunningProcess start(
            Component component, ProcessSpecification specification, String address)
            throws IOException, StageException {
        RunningProcess[] started = new RunningProcess[1];
        locked(
                () -> {
                    StageRecord record = current();
                    started[0] =
                            new RunningProcess(
                                    component, DetachedProcess.start(specification), address);
                    write(record.with(started[0]));
                });
        return started[0];
    }

    /** Writes down what was deployed. */
    public void deployed(DeployedResources resources) throws IOException, StageException {
        locked(() -> write(current().with(resources)));
    }

    /** Forgets a component that was ended. */
    public void forget(Component component) throws IOException, StageException {
        locked(() -> write(current().without(component)));
    }

    /** Ends the stage as far as others see it; returns what has to be ended. */
    public Optional<StageRecord> remove() throws IOException, StageException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        StageRecord[] removed = new StageRecord[1];
        locked(
                () -> {
                    removed[0] = read().orElse(null);
                    Files.deleteIfExists(file);
                });
        return Optional.ofNullable(removed[0]);
    }

    private StageRecord current() throws IOException, StageException {
        return read().orElseThrow(() -> new StageException("The stage was taken down meanwhile."));
    }

    private static void requireEnded(StageRecord record) throws StageException {
        String alive =
                record.processes().stream()
                        .filter(running -> running.process().alive())
                        .map(
                                running ->
                                        running.component().label()
                                                + " (process "
                                                + running.process().pid()
                                                + ")")
                        .collect(Collectors.joining(", "));
        if (!alive.isEmpty()) {
            throw new StageException(
                    "A local stage is up already: " + alive + ". End it with ./tidemark down.");
        }
    }

    private void write(StageRecord record) throws IOException {
        Path next = file.resolveSibling("stage.json.next");
        Files.write(next, MAPPER.writeValueAsBytes(record));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A change of the file. */
    @FunctionalInterface
    private interface Change {
        void make() throws IOException, StageException;
    }

    private void locked(Change change) throws IOException, StageException {
        // A file lock keeps other JVMs out, the monitor other threads of this one.
        synchronized (StageFile.class) {
            try (FileChannel channel =
                            FileChannel.open(
                                    lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (held.isValid()) {
                    change.make();
                }
            }
        }
    }
}
