package io.tidemark.edge.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;

/**
 * The checkpoints on disk: a folder for each run of the job, in it a folder {@code chk-N} for each
 * checkpoint. A run goes on counting where the checkpoint that it was restored from ended, so the
 * highest N is the newest, whatever the clock did.
 */
final class CheckpointDirectory {

    private static final Pattern CHECKPOINT = Pattern.compile("chk-(\\d{1,18})");
    private static final Pattern RUN = Pattern.compile("[0-9a-f]{32}");

    /**
     * @param run the job's id, hexadecimal
     * @param number the checkpoint's number
     * @param path its folder
     */
    record Checkpoint(String run, long number, Path path) {}

    private final Path root;

    CheckpointDirectory(Path root) {
        this.root = root;
    }

    /** The newest checkpoint that was finished; empty if there is none. */
    Optional<Checkpoint> newestComplete() throws IOException {
        Optional<Checkpoint> newest = Optional.empty();
        for (Path run : runs()) {
            for (Path folder : children(run)) {
                Optional<Checkpoint> checkpoint = complete(run, folder);
                if (checkpoint.isPresent() && isNewer(checkpoint.get(), newest)) {
                    newest = checkpoint;
                }
            }
        }
        return newest;
    }

    private static boolean isNewer(Checkpoint checkpoint, Optional<Checkpoint> newest) {
        return newest.isEmpty() || checkpoint.number() > newest.get().number();
    }

    /** A process that is killed leaves folders without metadata. */
    private static Optional<Checkpoint> complete(Path run, Path folder) {
        Matcher name = CHECKPOINT.matcher(folder.getFileName().toString());
        if (!name.matches() || !Files.isRegularFile(folder.resolve("_metadata"))) {
            return Optional.empty();
        }
        return Optional.of(
                new Checkpoint(
                        run.getFileName().toString(), Long.parseLong(name.group(1)), folder));
    }

    /**
     * Deletes what other runs left, if the given run has completed a checkpoint of its own: until
     * then it may have to start from theirs.
     *
     * @return whether the other runs are gone
     */
    boolean deleteOtherRuns(String run) throws IOException {
        boolean independent =
                newestComplete().filter(newest -> newest.run().equals(run)).isPresent();
        if (independent) {
            for (Path other : runs()) {
                if (!other.getFileName().toString().equals(run)) {
                    FileUtils.deleteDirectory(other.toFile());
                }
            }
        }
        return independent;
    }

    private List<Path> runs() throws IOException {
        return Files.isDirectory(root)
                ? children(root).stream()
                        .filter(path -> RUN.matcher(path.getFileName().toString()).matches())
                        .toList()
                : List.of();
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
