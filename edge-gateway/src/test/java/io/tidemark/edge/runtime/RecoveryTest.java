package io.tidemark.edge.runtime;

import static io.tidemark.edge.runtime.EdgeJobFixture.TOPIC;
import static io.tidemark.edge.runtime.EdgeJobFixture.await;
import static io.tidemark.edge.runtime.EdgeJobFixture.parsed;
import static io.tidemark.edge.runtime.EdgeJobFixture.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.events.WindowSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage to real checkpoints: of the job with a detector whose state is in files of its own. */
class RecoveryTest {

    private static final int READINGS = 320;

    @TempDir private static Path directory;
    private static EdgeJobFixture gateway;
    private static Path template;

    /** All that are complete, newest first. */
    private List<CheckpointDirectory.Checkpoint> checkpoints;

    @BeforeAll
    static void writeCheckpoints() throws Exception {
        gateway =
                new EdgeJobFixture(
                        directory,
                        "execution.checkpointing.interval: 500 ms,"
                                + " execution.checkpointing.num-retained: 6");
        EmbeddedFlink flink = gateway.startSubscribed();
        gateway.publishAndAwait(0, READINGS / 2);
        gateway.awaitTwoCheckpoints();
        gateway.publishAndAwait(READINGS / 2, READINGS);
        gateway.awaitTwoCheckpoints();
        flink.cancel();
        template = directory.resolve("template");
        copy(data(), template);
    }

    @AfterAll
    static void stopBroker() throws Exception {
        gateway.close();
    }

    @BeforeEach
    void restoreCheckpoints() throws IOException {
        // At the same place: metadata name their files by absolute paths.
        FileUtils.deleteDirectory(data().toFile());
        copy(template, data());
        checkpoints = gateway.checkpoints().complete();
        assertThat(checkpoints).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void goesOnFromTheNewestWhenAllAreIntact() throws IOException {
        Recovery recovery = Recovery.find(gateway.checkpoints());

        assertThat(recovery.from()).isEqualTo(checkpoints.get(0));
        assertThat(recovery.damaged()).isEmpty();
    }

    @Test
    void fallsBackFromEveryFlippedBitWhereverItIs() throws IOException {
        Random random = new Random(20_261_123);
        List<Path> files = new ArrayList<>(seal(0).files().keySet());
        files.add(CheckpointSeal.fileOf(checkpoints.get(0).folder()));
        for (Path file : files) {
            restoreCheckpoints();
            flip(file, random.nextInt((int) Files.size(file)), random.nextInt(8));

            Recovery recovery = Recovery.find(gateway.checkpoints());

            assertThat(recovery.damaged()).as("damage to %s", file).isNotEmpty();
            assertThat(recovery.from()).isNotEqualTo(checkpoints.get(0));
        }
    }

    @Test
    void passesOverEveryCheckpointThatRefersToTheDamagedFile() throws IOException {
        Path shared = fileOfTheNewestButNotOfTheOldest();
        CheckpointDirectory.Checkpoint expected = newestWithout(shared);
        Files.delete(shared);

        Recovery recovery = Recovery.find(gateway.checkpoints());

        assertThat(recovery.from()).isEqualTo(expected);
        assertThat(recovery.damaged())
                .hasSize(checkpoints.indexOf(expected))
                .allMatch(fault -> fault.endsWith(shared.getFileName() + " is absent"));
    }

    @Test
    void knowsATruncatedFileWithoutASeal() throws IOException {
        Path shared = fileOfTheNewestButNotOfTheOldest();
        CheckpointDirectory.Checkpoint expected = newestWithout(shared);
        unseal(checkpoints);
        Files.write(shared, new byte[] {1, 2, 3}, StandardOpenOption.TRUNCATE_EXISTING);

        Recovery recovery = Recovery.find(gateway.checkpoints());

        assertThat(recovery.from()).isEqualTo(expected);
        assertThat(recovery.damaged()).hasSize(checkpoints.indexOf(expected));
    }

    @Test
    void believesTheNewestOfAReleaseThatSealedNone() throws IOException {
        unseal(checkpoints);

        assertThat(Recovery.find(gateway.checkpoints()).from()).isEqualTo(checkpoints.get(0));
    }

    @Test
    void prefersASealedCheckpointToTheOneAfterItThatIsNotDurable() throws IOException {
        unseal(checkpoints.subList(0, 1));

        Recovery recovery = Recovery.find(gateway.checkpoints());

        assertThat(recovery.from()).isEqualTo(checkpoints.get(1));
        assertThat(recovery.damaged()).isEmpty();
        assertThat(gateway.checkpoints().newestComplete()).contains(checkpoints.get(1));
    }

    @Test
    void startsWithNothingWhenAllAreDamagedAndKeepsThem() throws Exception {
        for (CheckpointDirectory.Checkpoint checkpoint : checkpoints) {
            flip(checkpoint.folder().resolve("_metadata"), 100, 3);
        }

        EmbeddedFlink flink = gateway.startSubscribed();
        gateway.publish(READINGS, READINGS + 1);
        // The ingest log may hold some of those before it as well.
        await("the reading", () -> parsed() >= 1);
        gateway.awaitTwoCheckpoints();
        flink.cancel();

        assertThat(flink.recovery().from()).isNull();
        assertThat(flink.recovery().damaged()).hasSameSizeAs(checkpoints);
        assertThat(parsed()).isBetween(1L, READINGS + 1L);
        for (CheckpointDirectory.Checkpoint checkpoint : checkpoints) {
            assertThat(checkpoint.folder()).doesNotExist();
            assertThat(checkpoint.run().resolve(checkpoint.folder().getFileName() + ".damaged"))
                    .isDirectoryContaining("glob:**/_metadata");
        }
    }

    @Test
    void goesOnFromTheOneBeforeAsIfNothingHadHappened() throws Exception {
        flip(checkpoints.get(0).folder().resolve("_metadata"), 4_000, 0);

        EmbeddedFlink flink = gateway.startSubscribed();
        gateway.publish(TOPIC, reading(READINGS * 100 + 60_000));
        await("the windows", () -> gateway.summaries().size() == 7);
        gateway.awaitTwoCheckpoints();
        flink.cancel();

        assertThat(flink.recovery().from()).isEqualTo(checkpoints.get(1));
        assertThat(flink.recovery().damaged())
                .singleElement()
                .asString()
                .contains(checkpoints.get(0).label(), "_metadata: its checksum differs");
        assertThat(parsed()).isEqualTo(READINGS + 1);
        assertThat(gateway.summaries())
                .extracting(WindowSummary::getCount)
                .containsExactly(50L, 50L, 50L, 50L, 50L, 50L, 20L);
    }

    private static Path data() {
        return directory.resolve("data");
    }

    private CheckpointSeal seal(int index) throws IOException {
        return CheckpointSeal.read(checkpoints.get(index).folder());
    }

    private Path fileOfTheNewestButNotOfTheOldest() throws IOException {
        List<Path> files = new ArrayList<>(seal(0).files().keySet());
        files.removeAll(seal(checkpoints.size() - 1).files().keySet());
        files.removeIf(file -> file.endsWith("_metadata"));
        return files.get(0);
    }

    private CheckpointDirectory.Checkpoint newestWithout(Path file) throws IOException {
        int index = 0;
        while (seal(index).files().containsKey(file)) {
            index++;
        }
        return checkpoints.get(index);
    }

    private static void unseal(List<CheckpointDirectory.Checkpoint> sealed) throws IOException {
        for (CheckpointDirectory.Checkpoint checkpoint : sealed) {
            Files.delete(CheckpointSeal.fileOf(checkpoint.folder()));
        }
    }

    private static void flip(Path file, int index, int bit) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[index] ^= (byte) (1 << bit);
        Files.write(file, bytes);
    }

    /** Temporary files are left out: Flink may still be deleting them. */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String child : from.toFile().list((folder, name) -> !name.equals("tmp"))) {
            FileUtils.copy(
                    new org.apache.flink.core.fs.Path(from.resolve(child).toUri()),
                    new org.apache.flink.core.fs.Path(to.resolve(child).toUri()),
                    false);
        }
    }
}
