package io.tidemark.edge.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointDirectoryTest {

    private static final String FIRST = "f".repeat(32);
    private static final String SECOND = "0".repeat(32);

    @TempDir private Path root;
    private CheckpointDirectory directory;

    @BeforeEach
    void openDirectory() {
        directory = directoryAt(root);
    }

    @Test
    void findsNothingInADirectoryThatDoesNotExist() throws IOException {
        assertThat(directoryAt(root.resolve("absent")).newestComplete()).isEmpty();
    }

    @Test
    void findsTheCheckpointWithTheHighestNumberOfAllRuns() throws IOException {
        complete(FIRST, 9);
        complete(SECOND, 11);
        complete(SECOND, 10);

        assertThat(directory.newestComplete())
                .hasValueSatisfying(
                        newest -> {
                            assertThat(newest.run()).isEqualTo(root.resolve(SECOND));
                            assertThat(newest.folder())
                                    .isEqualTo(root.resolve(SECOND).resolve("chk-11"));
                        });
    }

    @Test
    void countsSavepointsAmongTheCheckpoints() throws IOException {
        complete(FIRST, 9);
        completeSavepoint(10);
        complete(SECOND, 11);

        assertThat(directory.complete())
                .extracting(CheckpointDirectory.Checkpoint::number)
                .containsExactly(11L, 10L, 9L);
    }

    @Test
    void passesOverACheckpointThatWasNotFinished() throws IOException {
        complete(FIRST, 3);
        Files.createDirectories(root.resolve(FIRST).resolve("chk-4"));

        assertThat(directory.newestComplete().orElseThrow().number()).isEqualTo(3);
    }

    @Test
    void passesOverWhatIsNotACheckpoint() throws IOException {
        Files.createDirectories(root.resolve(FIRST).resolve("shared"));
        Files.createDirectories(root.resolve("lost+found").resolve("chk-8"));
        Files.createFile(root.resolve("lost+found").resolve("chk-8").resolve("_metadata"));

        assertThat(directory.newestComplete()).isEmpty();
    }

    @Test
    void keepsEarlierRunsUntilARunHasEnoughSealedCheckpointsOfItsOwn() throws IOException {
        complete(FIRST, 5);
        completeSavepoint(6);
        sealed(SECOND, 7);
        complete(SECOND, 8);

        assertThat(directory.deleteOthers(SECOND, 2)).isFalse();

        assertThat(root.resolve(FIRST).resolve("chk-5")).exists();
        assertThat(directory.savepoint(6)).exists();
    }

    @Test
    void deletesEarlierRunsAndSavepointsWhenARunHasEnoughOfItsOwn() throws IOException {
        complete(FIRST, 5);
        Path savepoint = completeSavepoint(6);
        Files.createFile(CheckpointSeal.fileOf(savepoint));
        sealed(SECOND, 7);
        sealed(SECOND, 8);
        Files.createDirectories(root.resolve("not-a-run"));

        assertThat(directory.deleteOthers(SECOND, 2)).isTrue();

        assertThat(savepoint.getParent()).isEmptyDirectory();

        assertThat(root).isDirectoryNotContaining(path -> path.endsWith(FIRST));
        assertThat(root.resolve(SECOND).resolve("chk-8").resolve("_metadata")).exists();
        assertThat(root.resolve("not-a-run")).exists();
    }

    @Test
    void deletesNothingThatWasLeftForAPerson() throws IOException {
        complete(FIRST, 5);
        Path savepoint = completeSavepoint(6);
        directory.keepAll();
        sealed(SECOND, 7);

        assertThat(directory.deleteOthers(SECOND, 1)).isTrue();

        assertThat(root.resolve(FIRST).resolve("chk-5")).exists();
        assertThat(savepoint).exists();
    }

    @Test
    void deletesTheSealsOfCheckpointsThatAreGone() throws IOException {
        Path gone = sealed(FIRST, 5);
        Path there = sealed(FIRST, 6);
        FileUtils.deleteDirectory(gone.toFile());

        directory.deleteOrphanedSeals(FIRST);

        assertThat(CheckpointSeal.fileOf(gone)).doesNotExist();
        assertThat(CheckpointSeal.fileOf(there)).exists();
    }

    private static CheckpointDirectory directoryAt(Path root) {
        return new CheckpointDirectory(
                root, root.resolveSibling("savepoints-of-" + root.getFileName()));
    }

    private Path complete(String run, long number) throws IOException {
        return completed(root.resolve(run).resolve("chk-" + number));
    }

    private Path completeSavepoint(long number) throws IOException {
        return completed(directory.savepoint(number));
    }

    private static Path completed(Path folder) throws IOException {
        Files.createFile(Files.createDirectories(folder).resolve("_metadata"));
        return folder;
    }

    private Path sealed(String run, long number) throws IOException {
        Path folder = complete(run, number);
        Files.createFile(CheckpointSeal.fileOf(folder));
        return folder;
    }
}
