package io.tidemark.edge.runtime;

import io.tidemark.edge.console.GatewayRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a start goes on from.
 *
 * <p>It is the newest checkpoint or savepoint that is as it was sealed. One that the gateway was
 * killed before it could seal is believed if its metadata can be read and all its files are there,
 * unless the same run has an older one that is sealed: only those are sure to be durable. One that
 * is damaged is renamed, and the one before it takes its place.
 *
 * @param from null for a start with nothing
 * @param damaged what was passed over because it is damaged, newest first, with the fault
 */
record Recovery(CheckpointDirectory.Checkpoint from, List<String> damaged) {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    Recovery {
        damaged = List.copyOf(damaged);
    }

    /**
     * Looks for it, and says in the log what it finds.
     *
     * @throws IOException if the folders cannot be read or a damaged one not be renamed
     */
    static Recovery find(CheckpointDirectory directory) throws IOException {
        List<CheckpointDirectory.Checkpoint> candidates = directory.complete();
        List<String> damaged = new ArrayList<>();
        List<CheckpointDirectory.Checkpoint> unsealed = new ArrayList<>();
        for (CheckpointDirectory.Checkpoint candidate : candidates) {
            if (!unsealed.isEmpty() && !candidate.run().equals(unsealed.get(0).run())) {
                continue;
            }
            Optional<String> fault = fault(candidate);
            if (candidate.isSavepoint() && !candidate.isSealed()) {
                LOG.info("{} was not finished and is passed over", candidate.label());
                setAside(candidate, "unsealed");
            } else if (fault.isPresent()) {
                damaged.add(candidate.label() + ": " + fault.get());
                setAside(candidate, "damaged");
                LOG.warn("{} is damaged and passed over: {}", candidate.label(), fault.get());
            } else if (candidate.isSealed()) {
                for (CheckpointDirectory.Checkpoint newer : unsealed) {
                    LOG.info("{} was not sealed and is passed over", newer.label());
                    setAside(newer, "unsealed");
                }
                return found(candidate, damaged);
            } else {
                unsealed.add(candidate);
            }
        }
        return unsealed.isEmpty() ? nothing(directory, damaged) : found(unsealed.get(0), damaged);
    }

    /**
     * Renames what was completed after a savepoint, while the job was ending: whoever asked for a
     * savepoint goes on from it.
     *
     * @throws IOException if a folder cannot be renamed
     */
    static void passOverAfter(Path savepoint, CheckpointDirectory directory) throws IOException {
        for (CheckpointDirectory.Checkpoint candidate : directory.complete()) {
            if (candidate.folder().equals(savepoint)) {
                return;
            }
            LOG.info("{} is newer than the savepoint and passed over", candidate.label());
            setAside(candidate, "unsealed");
        }
    }

    /** The same as the console tells it. */
    GatewayRun asRun() {
        return GatewayRun.ofThisProcess(from == null ? null : from.label(), damaged);
    }

    private static Recovery found(CheckpointDirectory.Checkpoint from, List<String> damaged) {
        LOG.info("going on from {}", from.folder());
        return new Recovery(from, damaged);
    }

    private static Recovery nothing(CheckpointDirectory directory, List<String> damaged)
            throws IOException {
        if (damaged.isEmpty()) {
            LOG.info("no checkpoint found, starting with nothing");
        } else {
            directory.keepAll();
            LOG.error(
                    "no checkpoint is intact, starting with nothing: open windows, counts and"
                            + " detectors are lost; the damaged ones are kept: {}",
                    damaged);
        }
        return new Recovery(null, damaged);
    }

    private static Optional<String> fault(CheckpointDirectory.Checkpoint checkpoint) {
        try {
            if (checkpoint.isSealed()) {
                return CheckpointSeal.read(checkpoint.folder()).fault();
            }
            Map<Path, Long> lengths = CheckpointFiles.read(checkpoint.folder()).lengths();
            return lengths.entrySet().stream()
                    .flatMap(
                            file ->
                                    CheckpointSeal.lengthFault(file.getKey(), file.getValue())
                                            .stream())
                    .findFirst();
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }

    /** Renames the folder; its seal goes with it, so that one can see what differs. */
    private static void setAside(CheckpointDirectory.Checkpoint checkpoint, String why)
            throws IOException {
        Path folder = checkpoint.folder();
        Path aside = folder.resolveSibling(folder.getFileName() + "." + why);
        for (int more = 2; Files.exists(aside); more++) {
            aside = folder.resolveSibling(folder.getFileName() + "." + why + "-" + more);
        }
        boolean sealed = checkpoint.isSealed();
        Files.move(folder, aside);
        if (sealed) {
            Files.move(CheckpointSeal.fileOf(folder), CheckpointSeal.fileOf(aside));
        }
    }
}
