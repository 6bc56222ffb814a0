package io.tidemark.cloud.outcome.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.cloud.outcome.OutcomeInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeFileReaderTest {

    private static final String HEADER = "site,machine,kind,occurredAt\n";

    @TempDir private Path directory;
    private FolderOfFiles files;
    private OutcomeFileReader reader;
    private final Set<String> finished = new HashSet<>();

    @BeforeEach
    void makeFolder() throws IOException {
        files = new FolderOfFiles(Files.createDirectory(directory.resolve("outcomes")));
        reader = new OutcomeFileReader(files);
    }

    @Test
    void readsAFileOfSeveralBatchesInItsOrder() throws Exception {
        StringBuilder content = new StringBuilder(HEADER);
        for (int row = 0; row < 1_203; row++) {
            content.append("plant-a,press-").append(row).append(",FAILURE,0\n");
        }
        files.put("a.csv", content.toString());

        List<OutcomeInput> rows = read("a.csv", 0);

        assertThat(rows).hasSize(1_203);
        assertThat(rows.get(1_202).cells[1]).isEqualTo("press-1202");
        assertThat(rows.get(1_202).position).isEqualTo("1204");
        assertThat(finished).hasSize(1);
    }

    @Test
    void goesOnAfterTheRowsThatWereRead() throws Exception {
        files.put("a.csv", HEADER + "a,m1,REPAIR,0\na,m2,REPAIR,0\na,m3,REPAIR,0\n");

        assertThat(read("a.csv", 2)).extracting(row -> row.cells[1]).containsExactly("m3");
        assertThat(read("a.csv", 3)).isEmpty();
    }

    @Test
    void leavesAFileThatWasReplacedToTheNextListing() throws Exception {
        files.put("a.csv", HEADER + "a,m1,REPAIR,0\n");
        OutcomeFileSplit split = new OutcomeFileSplit(files.file("a.csv"), 0);
        files.put("a.csv", HEADER + "a,m2,REPAIR,0\n");

        assertThat(read(split)).isEmpty();
        assertThat(finished).hasSize(1);
    }

    @Test
    void handsOnAFileOfAnotherKindWithItsFirstKilobyte() throws Exception {
        files.put("2026/a.xlsx", "PK" + "x".repeat(5_000));

        OutcomeInput row = only(read("2026/a.xlsx", 0));

        assertThat(row.origin).isEqualTo("2026/a.xlsx");
        assertThat(row.position).isEqualTo("0");
        assertThat(row.fault).isEqualTo("expected CSV in a file whose name ends with .csv");
        assertThat(row.payload)
                .isEqualTo(("PK" + "x".repeat(1_022)).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void handsOnAFileThatIsTooLargeWithoutReadingIt() throws Exception {
        files.put("a.csv", HEADER + "x".repeat(8 * 1024 * 1024));

        OutcomeInput row = only(read("a.csv", 0));

        assertThat(row.fault)
                .isEqualTo("it has 8,388,637 bytes, at most 8,388,608 are expected: split it");
        assertThat(row.payload).hasSize(1_024);
    }

    @Test
    void handsOnAFileThatTheStorageKeepsToItself() throws Exception {
        OutcomeFileReader denied = new OutcomeFileReader(new Refusing(true));

        OutcomeInput row = only(read(denied, split("a.csv")));

        assertThat(row.fault).contains("a.csv").contains("Access Denied");
        assertThat(row.payload).isEmpty();
    }

    @Test
    void failsIfTheStorageDoesNotAnswerSoThatTheJobTriesAgain() {
        OutcomeFileReader silent = new OutcomeFileReader(new Refusing(false));

        assertThatThrownBy(() -> read(silent, split("a.csv"))).hasMessage("no answer");
    }

    private static OutcomeFileSplit split(String key) {
        return new OutcomeFileSplit(new OutcomeFile(key, "1", 10, 0), 0);
    }

    private List<OutcomeInput> read(String key, long rowsRead) throws IOException {
        return read(new OutcomeFileSplit(files.file(key), rowsRead));
    }

    private List<OutcomeInput> read(OutcomeFileSplit split) throws IOException {
        return read(reader, split);
    }

    private List<OutcomeInput> read(OutcomeFileReader from, OutcomeFileSplit split)
            throws IOException {
        finished.clear();
        from.handleSplitsChanges(new SplitsAddition<>(List.of(split)));
        List<OutcomeInput> rows = new ArrayList<>();
        while (finished.isEmpty()) {
            RecordsWithSplitIds<OutcomeInput> batch = from.fetch();
            while (batch.nextSplit() != null) {
                for (OutcomeInput row = batch.nextRecordFromSplit();
                        row != null;
                        row = batch.nextRecordFromSplit()) {
                    rows.add(row);
                }
            }
            finished.addAll(batch.finishedSplits());
        }
        return rows;
    }

    private static OutcomeInput only(List<OutcomeInput> rows) {
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    /** A storage that gives no file away. */
    private static final class Refusing implements OutcomeFiles {

        private static final long serialVersionUID = 1L;

        private final boolean answers;

        Refusing(boolean answers) {
            this.answers = answers;
        }

        @Override
        public List<OutcomeFile> list() {
            throw new AssertionError("a reader lists nothing");
        }

        @Override
        public byte[] read(OutcomeFile file, int atMost) throws IOException {
            throw answers
                    ? new DeniedException(file, new IOException("Access Denied"))
                    : new IOException("no answer");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
