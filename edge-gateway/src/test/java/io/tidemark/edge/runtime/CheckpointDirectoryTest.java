package io.tidemark.edge.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        directory = new CheckpointDirectory(root);
    }

    @Test
    void findsNothingInADirectoryThatDoesNotExist() throws IOException {
        assertThat(new CheckpointDirectory(root.resolve("absent")).newestComplete()).isEmpty();
    }

    @Test
    void findsTheCheckpointWithTheHighestNumberOfAllRuns() throws IOException {
        complete(FIRST, 9);
        complete(SECOND, 11);
        complete(SECOND, 10);

        assertThat(directory.newestComplete())
                .hasValueSatisfying(
                        newest -> {
                            assertThat(newest.run()).isEqualTo(SECOND);
                            assertThat(newest.path())
                                    .isEqualTo(root.resolve(SECOND).resolve("chk-11"));
                        });
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
    void keepsEarlierRunsUntilARunHasACheckpointOfItsOwn() throws IOException {
        complete(FIRST, 5);
        Files.createDirectories(root.resolve(SECOND).resolve("chk-6"));

        assertThat(directory.deleteOtherRuns(SECOND)).isFalse();

        assertThat(root.resolve(FIRST).resolve("chk-5")).exists();
    }

    @Test
    void deletesEarlierRunsWhenARunHasACheckpointOfItsOwn() throws IOException {
        complete(FIRST, 5);
        complete(SECOND, 6);
        Files.createDirectories(root.resolve("not-a-run"));

        assertThat(directory.deleteOtherRuns(SECOND)).isTrue();

        assertThat(root).isDirectoryNotContaining(path -> path.endsWith(FIRST));
        assertThat(root.resolve(SECOND).resolve("chk-6").resolve("_metadata")).exists();
        assertThat(root.resolve("not-a-run")).exists();
    }

    private void complete(String run, long number) throws IOException {
        Path folder = Files.createDirectories(root.resolve(run).resolve("chk-" + number));
        Files.createFile(folder.resolve("_metadata"));
    }
}
