package io.tidemark.edge.ingest.log;

import static io.tidemark.edge.ingest.log.LogFixture.append;
import static io.tidemark.edge.ingest.log.LogFixture.open;
import static io.tidemark.edge.ingest.log.LogFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestLogTest {

    private static final String MEGABYTE = "x".repeat(1 << 20);

    @TempDir private Path directory;

    @Test
    void givesBackWhatWasAppendedWithItsNumbersAndTimes() throws IOException {
        try (IngestLog log = open(directory, 0)) {
            append(log, 70, "one", "");
            try (LogCursor cursor = log.read(0)) {
                Block block = cursor.next();

                assertThat(block.listeningMillis()).isEqualTo(70);
                assertThat(block.receivedAtMillis()).isEqualTo(5);
                assertThat(block.nextNumber()).isEqualTo(1);
                assertThat(block.takeTopic()).isEqualTo(LogFixture.TOPIC);
                assertThat(block.takePayload()).isEqualTo(new byte[] {'o', 'n', 'e'});
                assertThat(block.nextNumber()).isEqualTo(2);
                assertThat(block.takeTopic()).isEqualTo(LogFixture.TOPIC);
                assertThat(block.takePayload()).isEmpty();
                assertThat(block.hasNext()).isFalse();
                assertThat(cursor.next()).isNull();
            }
        }
    }

    @Test
    void isReadFromAnyPositionAfterItWasOpenedAgain() throws IOException {
        fill();

        try (IngestLog log = open(directory, 0)) {
            append(log, 3, "f");

            assertThat(read(log, 0)).containsExactly("a", "b", "c", "d", "e", "f");
            assertThat(read(log, 1)).containsExactly("b", "c", "d", "e", "f");
            assertThat(read(log, 4)).containsExactly("e", "f");
            assertThat(read(log, 6)).isEmpty();
            assertThat(log.listeningMillis()).isEqualTo(2);
        }
    }

    @Test
    void isReadWhileItIsWritten() throws IOException {
        try (IngestLog log = open(directory, 0);
                LogCursor cursor = log.read(0)) {
            for (int number = 0; number < 12; number++) {
                append(log, 0, MEGABYTE + number);

                assertThat(cursor.isAtEnd()).isFalse();
                assertThat(read(cursor)).containsExactly(MEGABYTE + number);
                assertThat(cursor.isAtEnd()).isTrue();
            }
        }
    }

    @Test
    void countsWhatIsGoneFromTheBeginning() throws IOException {
        try (IngestLog log = open(directory, 0)) {
            for (int number = 1; number <= 12; number++) {
                append(log, 0, MEGABYTE);
            }
            log.deleteThrough(12);
            try (LogCursor cursor = log.read(2)) {
                int found = read(cursor).size();

                assertThat(found).isBetween(1, 9);
                assertThat(cursor.lost()).isEqualTo(10 - found);
            }
        }
    }

    @Test
    void keepsEverythingAfterThePositionThatItDeletesThrough() throws IOException {
        try (IngestLog log = open(directory, 0)) {
            for (int number = 1; number <= 12; number++) {
                append(log, 0, MEGABYTE + number);
            }
            long before = log.bytes();

            log.deleteThrough(7);

            assertThat(log.bytes()).isLessThan(before).isEqualTo(bytesOfFiles());
            try (LogCursor cursor = log.read(7)) {
                assertThat(read(cursor)).hasSize(5).startsWith(MEGABYTE + 8);
                assertThat(cursor.lost()).isZero();
            }
        }
    }

    @Test
    void refusesASecondWriter() throws IOException {
        IngestLog first = open(directory, 0);

        assertThatThrownBy(() -> open(directory, 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another writer");

        first.close();
        open(directory, 0).close();
    }

    /** Leaves a log with a and b in one block, c, d and e in another. */
    private void fill() throws IOException {
        try (IngestLog log = open(directory, 0)) {
            append(log, 1, "a", "b");
            append(log, 2, "c", "d", "e");
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }

    private long bytesOfFiles() throws IOException {
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }
        return bytes;
    }
}
