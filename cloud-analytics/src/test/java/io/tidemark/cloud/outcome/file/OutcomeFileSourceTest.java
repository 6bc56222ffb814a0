package io.tidemark.cloud.outcome.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cloud.outcome.OutcomeInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class OutcomeFileSourceTest {

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final String HEADER = "site,machine,kind,occurredAt\n";

    @TempDir private Path directory;
    private final List<Run> runs = new ArrayList<>();
    private FolderOfFiles files;

    @BeforeEach
    void makeFolder() throws IOException {
        files = new FolderOfFiles(Files.createDirectory(directory.resolve("outcomes")));
    }

    @AfterEach
    void stopWhatRuns() throws Exception {
        for (Run run : runs) {
            run.collected.close();
            run.job.getJobExecutionResult().handle((result, cancelled) -> result).get();
        }
    }

    @Test
    void readsWhatIsThereAndWhatComesAndWhatIsReplaced() throws Exception {
        files.put("a.csv", HEADER + "a,m1,REPAIR,0\na,m2,REPAIR,0\n");
        Run run = new Run(null);
        assertThat(run.rows(2)).containsExactly("a.csv:2 m1", "a.csv:3 m2");

        files.put("deep/er/b.csv", HEADER + "a,m3,REPAIR,0\n");
        assertThat(run.rows(1)).containsExactly("deep/er/b.csv:2 m3");

        files.put("a.csv", HEADER + "a,m4,REPAIR,0\n");
        assertThat(run.rows(1)).containsExactly("a.csv:2 m4");
    }

    @Test
    void readsNoRowTwiceAfterARestart() throws Exception {
        files.put("a.csv", HEADER + "a,m1,REPAIR,0\na,m2,REPAIR,0\n");
        Run first = new Run(null);
        first.rows(2);
        String savepoint = first.stop();
        files.put("b.csv", HEADER + "a,m3,REPAIR,0\n");

        // The first file would come before the second, had it been forgotten.
        assertThat(new Run(savepoint).rows(1)).containsExactly("b.csv:2 m3");
    }

    @Test
    void waitsOutAnOutageOfTheStorage() throws Exception {
        files.put("a.csv", HEADER + "a,m1,REPAIR,0\n");

        assertThat(new Run(null, new FailingAtFirst(files)).rows(1)).containsExactly("a.csv:2 m1");
    }

    /** One run of the job. */
    private final class Run {

        private final JobClient job;
        private final CloseableIterator<String> collected;

        Run(String savepoint) throws Exception {
            this(savepoint, files);
        }

        Run(String savepoint, OutcomeFiles storage) throws Exception {
            Configuration settings = new Configuration();
            if (savepoint != null) {
                settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);

                // What collects for the test has state too, and must begin anew.
                settings.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
            }
            StreamExecutionEnvironment environment =
                    StreamExecutionEnvironment.getExecutionEnvironment(settings);
            environment.setParallelism(2);
            OutcomeFileSource source = new OutcomeFileSource(storage, Duration.ofMillis(20));
            collected =
                    OutcomeFileSource.rows(environment, source)
                            .map(OutcomeFileSourceTest::text)
                            .uid("text-of-run-" + runs.size())
                            .setParallelism(1)
                            .collectAsync();
            job = environment.executeAsync();
            runs.add(this);
        }

        List<String> rows(int count) {
            List<String> rows = new ArrayList<>();
            while (rows.size() < count) {
                rows.add(collected.next());
            }
            return rows;
        }

        String stop() throws Exception {
            return job.stopWithSavepoint(
                            false,
                            directory.resolve("savepoints").toUri().toString(),
                            SavepointFormatType.CANONICAL)
                    .get();
        }
    }

    /** A storage that does not answer the first listings. */
    private static final class FailingAtFirst implements OutcomeFiles {

        private static final long serialVersionUID = 1L;

        private final OutcomeFiles files;
        private int failures = 3;

        FailingAtFirst(OutcomeFiles files) {
            this.files = files;
        }

        @Override
        public List<OutcomeFile> list() throws IOException {
            if (failures-- > 0) {
                throw new IOException("no answer");
            }
            return files.list();
        }

        @Override
        public byte[] read(OutcomeFile file, int atMost) throws IOException {
            return files.read(file, atMost);
        }

        @Override
        public void close() throws IOException {
            files.close();
        }
    }

    private static String text(OutcomeInput row) {
        return row.origin + ":" + row.position + " " + row.cells[1];
    }
}
