package io.tidemark.edge.ingest.log;

import static io.tidemark.edge.ingest.log.LogFixture.append;
import static io.tidemark.edge.ingest.log.LogFixture.open;
import static io.tidemark.edge.ingest.log.LogFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a disk, or the loss of power, may do to the log. */
class DamagedLogTest {

    @TempDir private Path directory;

    @Test
    void passesOverABlockWithAFlippedBitAndCountsItsMessages() throws IOException {
        fill();
        Path file = onlyFile();
        byte[] bytes = Files.readAllBytes(file);
        // The "d" of the second block is its last byte but one message of six bytes and a topic.
        bytes[bytes.length - 1 - 7 - LogFixture.TOPIC.length()] ^= 1;
        Files.write(file, bytes);

        try (IngestLog log = open(directory, 0)) {
            append(log, 3, "f");
            try (LogCursor cursor = log.read(0)) {
                assertThat(read(cursor)).containsExactly("a", "b", "f");
                assertThat(cursor.lost()).isEqualTo(3);
            }
        }
    }

    @Test
    void findsTheNextBlockAfterADamagedHeader() throws IOException {
        fill();
        Path file = onlyFile();
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < BlockHeader.BYTES; at += 8) {
            bytes[at] ^= (byte) 0x10;
        }
        Files.write(file, bytes);

        try (IngestLog log = open(directory, 0)) {
            try (LogCursor cursor = log.read(1)) {
                assertThat(read(cursor)).containsExactly("c", "d", "e");
                assertThat(cursor.lost()).isEqualTo(1);
            }
        }
    }

    @Test
    void takesATornEndForWhatWasNeverAcknowledged() throws IOException {
        fill();
        Path file = onlyFile();
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));

        try (IngestLog log = open(directory, 0)) {
            append(log, 3, "again c");
            try (LogCursor cursor = log.read(0)) {
                assertThat(read(cursor)).containsExactly("a", "b", "again c");
                assertThat(cursor.lost()).isZero();
            }
        }
    }

    @Test
    void neverGivesANumberAgainThatACheckpointHolds() throws IOException {
        fill();
        Files.delete(onlyFile());

        try (IngestLog log = open(directory, 5)) {
            append(log, 3, "f");

            assertThat(read(log, 5)).containsExactly("f");
        }
    }

    /** Leaves a log with a and b in one block, c, d and e in another. */
    private void fill() throws IOException {
        try (IngestLog log = open(directory, 0)) {
            append(log, 1, "a", "b");
            append(log, 2, "c", "d", "e");
        }
    }

    private Path onlyFile() throws IOException {
        List<Path> files = files();
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }
}
