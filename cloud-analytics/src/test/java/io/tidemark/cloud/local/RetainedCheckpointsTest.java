package io.tidemark.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetainedCheckpointsTest {

    @TempDir private Path root;

    @Test
    void findsNothingBeforeTheFirstRun() throws IOException {
        assertThat(new RetainedCheckpoints(root.resolve("absent")).newest()).isEmpty();
    }

    @Test
    void findsTheCheckpointThatWasCompletedLastOfAllJobs() throws IOException {
        complete("job-1/chk-90", "2026-01-01T10:00:00Z");
        Path last = complete("job-2/chk-7", "2026-01-01T10:00:04Z");
        complete("job-2/chk-6", "2026-01-01T10:00:02Z");

        assertThat(new RetainedCheckpoints(root).newest()).contains(last);
    }

    @Test
    void passesOverACheckpointThatAKillInterrupted() throws IOException {
        Path last = complete("job-1/chk-3", "2026-01-01T10:00:00Z");
        Files.createDirectories(root.resolve("job-1/chk-4"));
        Files.createDirectories(root.resolve("job-1/shared"));

        assertThat(new RetainedCheckpoints(root).newest()).contains(last);
    }

    @Test
    void deletesWhatOtherJobsLeft() throws IOException {
        complete("job-1/chk-90", "2026-01-01T10:00:00Z");
        Path last = complete("job-2/chk-7", "2026-01-01T10:00:04Z");
        Path shared = Files.createDirectories(root.resolve("job-2/shared"));

        new RetainedCheckpoints(root).keepOnlyJobOf(last);

        assertThat(root.resolve("job-1")).doesNotExist();
        assertThat(last.resolve("_metadata")).exists();
        assertThat(shared).exists();
    }

    private Path complete(String checkpoint, String at) throws IOException {
        Path directory = Files.createDirectories(root.resolve(checkpoint));
        Path metadata = Files.createFile(directory.resolve("_metadata"));
        Files.setLastModifiedTime(metadata, FileTime.from(Instant.parse(at)));
        return directory;
    }
}
