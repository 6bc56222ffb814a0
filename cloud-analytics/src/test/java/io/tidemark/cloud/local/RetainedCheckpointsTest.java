package io.tidemark.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.OperatorStreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetainedCheckpointsTest {

    private static final byte[] STATE = new byte[2_000];

    @TempDir private Path root;

    @Test
    void findsNothingBeforeTheFirstRun() throws IOException {
        assertThat(new RetainedCheckpoints(root.resolve("absent")).newest()).isEmpty();
    }

    @Test
    void findsTheCheckpointWithTheHighestNumberOfAllJobsWhateverTheClockSaid() throws IOException {
        complete("job-1/chk-90", "2026-01-01T16:00:00Z");
        Path last = complete("job-2/chk-107", "2026-01-01T10:00:04Z");
        complete("job-2/chk-99", "2026-01-01T10:00:02Z");

        assertThat(new RetainedCheckpoints(root).newest()).contains(last);
    }

    @Test
    void passesOverACheckpointThatAKillInterrupted() throws IOException {
        Path last = complete("job-1/chk-3", "2026-01-01T10:00:00Z");
        Files.createDirectories(root.resolve("job-1/chk-4"));
        Files.createDirectories(root.resolve("job-1/shared"));
        Files.createDirectories(root.resolve("job-1/taskowned"));

        assertThat(new RetainedCheckpoints(root).newest()).contains(last);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 40})
    void passesOverACheckpointWhoseMetadataIsTorn(int bytesThatAreLeft) throws IOException {
        Path last = complete("job-1/chk-3", "2026-01-01T10:00:00Z");
        Path torn = complete("job-1/chk-4", "2026-01-01T10:00:02Z").resolve("_metadata");
        Files.write(torn, Arrays.copyOf(Files.readAllBytes(torn), bytesThatAreLeft));

        assertThat(new RetainedCheckpoints(root).newest()).contains(last);
    }

    @Test
    void passesOverACheckpointThatLacksAFile() throws IOException {
        Path last = complete("job-1/chk-3", "2026-01-01T10:00:00Z");
        Files.delete(complete("job-1/chk-4", "2026-01-01T10:00:02Z").resolve("state"));

        assertThat(new RetainedCheckpoints(root).newest()).contains(last);
    }

    @Test
    void passesOverACheckpointOfWhichAFileIsTorn() throws IOException {
        Path last = complete("job-1/chk-3", "2026-01-01T10:00:00Z");
        Path torn = complete("job-1/chk-4", "2026-01-01T10:00:02Z").resolve("state");
        Files.write(torn, new byte[STATE.length - 1]);

        assertThat(new RetainedCheckpoints(root).newest()).contains(last);
    }

    @Test
    void deletesWhatOtherJobsLeft() throws IOException {
        complete("job-1/chk-90", "2026-01-01T10:00:00Z");
        Path last = complete("job-2/chk-107", "2026-01-01T10:00:04Z");
        Path shared = Files.createDirectories(root.resolve("job-2/shared"));

        new RetainedCheckpoints(root).keepOnlyJobOf(last);

        assertThat(root.resolve("job-1")).doesNotExist();
        assertThat(last.resolve("_metadata")).exists();
        assertThat(shared).exists();
    }

    /** A checkpoint of one operator with one file of state. */
    private Path complete(String checkpoint, String at) throws IOException {
        Path directory = Files.createDirectories(root.resolve(checkpoint));
        Path state = Files.write(directory.resolve("state"), STATE);
        OperatorStateHandle handle =
                new OperatorStreamStateHandle(
                        Map.of(
                                "positions",
                                new OperatorStateHandle.StateMetaInfo(
                                        new long[] {0}, OperatorStateHandle.Mode.SPLIT_DISTRIBUTE)),
                        new FileStateHandle(
                                new org.apache.flink.core.fs.Path(state.toUri()), STATE.length));
        OperatorState operator = new OperatorState(new OperatorID(1, 2), 1, 1);
        operator.putState(
                0, OperatorSubtaskState.builder().setManagedOperatorState(handle).build());
        Path metadata = directory.resolve("_metadata");
        try (OutputStream out = Files.newOutputStream(metadata)) {
            Checkpoints.storeCheckpointMetadata(
                    new CheckpointMetadata(1, List.of(operator), List.of()), out);
        }
        Files.setLastModifiedTime(metadata, FileTime.from(Instant.parse(at)));
        return directory;
    }
}
