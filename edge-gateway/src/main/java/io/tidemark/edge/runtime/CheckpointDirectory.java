package io.tidemark.edge.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;

/**
 * The checkpoints and savepoints on disk: a folder for each run of the job, in it a folder {@code
 * chk-N} for each checkpoint; and one folder of savepoints, in it {@code savepoint-N}. Both are
 * counted together, and a run goes on counting where the one that it was restored from ended, so
 * the highest N is the newest, whatever the clock did.
 */
final class CheckpointDirectory {

    /** In the folder of a run that a person may want to look into; such a run is not deleted. */
    private static final String KEEP = "keep";

    private static final Pattern NUMBERED = Pattern.compile("(chk|savepoint)-(\\d{1,18})");
    private static final Pattern RUN = Pattern.compile("[0-9a-f]{32}");

    /**
     * @param number of the checkpoint or savepoint
     * @param folder absolute
     */
    record Checkpoint(long number, Path folder) {

        /** The folder of those that one job has written; of savepoints, that of all of them. */
        Path run() {
            return folder.getParent();
        }

        boolean isSavepoint() {
            return folder.getFileName().toString().startsWith("savepoint");
        }

        boolean isSealed() {
            return Files.exists(CheckpointSeal.fileOf(folder));
        }

        /** The name of its folder and the one around it, for messages. */
        String label() {
            return run().getFileName() + "/" + folder.getFileName();
        }
    }

    private final Path root;
    private final Path savepoints;

    /**
     * @param root of the checkpoints; need not exist
     * @param savepoints folder of the savepoints; need not exist
     */
    CheckpointDirectory(Path root, Path savepoints) {
        this.root = root;
        this.savepoints = savepoints;
    }

    /** The newest that was finished, intact or not; empty if there is none. */
    Optional<Checkpoint> newestComplete() throws IOException {
        return complete().stream().findFirst();
    }

    /** All that were finished, the newest first. */
    List<Checkpoint> complete() throws IOException {
        Stream.Builder<Checkpoint> complete = Stream.builder();
        for (Path run : runs()) {
            completeIn(run).forEach(complete);
        }
        completeIn(savepoints).forEach(complete);
        return complete.build()
                .sorted(Comparator.comparingLong(Checkpoint::number).reversed())
                .toList();
    }

    /**
     * Those that one job has finished, oldest first.
     *
     * @param run the job's id, hexadecimal
     */
    List<Checkpoint> completeOf(String run) throws IOException {
        return completeIn(root.resolve(run));
    }

    /** A process that is killed leaves folders without metadata. */
    private static List<Checkpoint> completeIn(Path run) throws IOException {
        return children(run).stream()
                .filter(folder -> Files.isRegularFile(folder.resolve(CheckpointFiles.METADATA)))
                .flatMap(
                        folder ->
                                number(folder)
                                        .map(number -> new Checkpoint(number, folder))
                                        .stream())
                .sorted(Comparator.comparingLong(Checkpoint::number))
                .toList();
    }

    private static Optional<Long> number(Path folder) {
        Matcher name = NUMBERED.matcher(folder.getFileName().toString());
        return name.matches() ? Optional.of(Long.valueOf(name.group(2))) : Optional.empty();
    }

    /** The folder of the savepoints. */
    Path savepoints() {
        return savepoints;
    }

    /** Where a savepoint with this number belongs. */
    Path savepoint(long number) {
        return savepoints.resolve("savepoint-" + number);
    }

    /** Keeps everything that is there now until a person deletes it. */
    void keepAll() throws IOException {
        for (Path run : runs()) {
            Files.write(run.resolve(KEEP), new byte[0]);
        }
        for (Path savepoint : children(savepoints)) {
            if (Files.isDirectory(savepoint)) {
                Files.write(savepoint.resolve(KEEP), new byte[0]);
            }
        }
    }

    /**
     * Deletes what other runs left, if the given run has sealed enough checkpoints of its own:
     * until then it may have to start from theirs.
     *
     * @param run the job's id, hexadecimal
     * @param enough how many
     * @return whether the others are gone
     */
    boolean deleteOthers(String run, int enough) throws IOException {
        List<Checkpoint> sealed = completeOf(run).stream().filter(Checkpoint::isSealed).toList();
        if (sealed.size() < enough) {
            return false;
        }
        for (Path other : runs()) {
            if (!other.equals(root.resolve(run)) && Files.notExists(other.resolve(KEEP))) {
                FileUtils.deleteDirectory(other.toFile());
            }
        }
        for (Path other : children(savepoints)) {
            if (Files.isDirectory(other) && Files.notExists(other.resolve(KEEP))) {
                FileUtils.deleteDirectory(other.toFile());
            }
        }
        deleteOrphanedSeals(savepoints);
        return true;
    }

    /** Deletes the seals of a run whose checkpoints Flink has deleted. */
    void deleteOrphanedSeals(String run) throws IOException {
        deleteOrphanedSeals(root.resolve(run));
    }

    private static void deleteOrphanedSeals(Path run) throws IOException {
        for (Path file : children(run)) {
            if (CheckpointSeal.folderOf(file).filter(Files::notExists).isPresent()) {
                Files.delete(file);
            }
        }
    }

    private List<Path> runs() throws IOException {
        return children(root).stream()
                .filter(path -> RUN.matcher(path.getFileName().toString()).matches())
                .toList();
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted(Comparator.naturalOrder()).toList();
        } catch (NoSuchFileException absent) {
            return List.of();
        }
    }
}
