package io.tidemark.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The supervisor as a process, over small programs. */
class SupervisorTest {

    private static final long PATIENCE_SECONDS = 60;

    @TempDir private Path directory;
    private Process supervisor;

    @AfterEach
    void endWhatIsLeft() throws InterruptedException {
        List<ProcessHandle> left = new ArrayList<>(supervisor.descendants().toList());
        left.add(supervisor.toHandle());
        left.forEach(ProcessHandle::destroyForcibly);
        supervisor.waitFor();
    }

    @Test
    void startsAgainAProcessThatIsKilledAndSaysSo() throws Exception {
        supervise("exec sleep 600");
        Supervision first = await(supervision -> true);

        first.process().handle().orElseThrow().destroyForcibly();

        Supervision second = await(supervision -> supervision.starts() == 2);
        assertThat(second.process()).isNotEqualTo(first.process());
        assertThat(second.process().alive()).isTrue();
    }

    @Test
    void passesOnTheSignalAndWaitsForAnEndInGoodOrder() throws Exception {
        Path saved = directory.resolve("saved");
        Path ready = directory.resolve("ready");
        supervise(
                "trap 'touch %s; exit 0' TERM; touch %s; while :; do sleep 0.05; done"
                        .formatted(saved, ready));
        Supervision running = await(supervision -> Files.exists(ready));

        supervisor.destroy();

        assertThat(supervisor.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(saved).exists();
        assertThat(running.process().alive()).isFalse();
        assertThat(Supervision.in(directory).orElseThrow().starts()).isEqualTo(1);
    }

    @Test
    void reportsAFirstStartThatFailsInsteadOfRepeatingIt() throws Exception {
        supervise("exit 1");

        assertThat(supervisor.waitFor()).isEqualTo(1);
        assertThat(Supervision.in(directory).orElseThrow().starts()).isEqualTo(1);
    }

    @Test
    void leavesAWrongConfigurationToAPerson() throws Exception {
        Path wrong = directory.resolve("wrong");
        supervise("test -e %s && exit 2; touch %s; kill -9 $$".formatted(wrong, wrong));

        assertThat(supervisor.waitFor()).isEqualTo(2);
        assertThat(Supervision.in(directory).orElseThrow().starts()).isEqualTo(2);
    }

    private void supervise(String script) throws IOException {
        supervisor =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                SupervisorProcess.class.getName(),
                                "--directory",
                                directory.toString(),
                                "--",
                                "bash",
                                "-c",
                                script)
                        .inheritIO()
                        .start();
    }

    private Supervision await(Predicate<Supervision> condition)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            Supervision found = Supervision.in(directory).filter(condition).orElse(null);
            if (found != null) {
                return found;
            }
            supervisor.waitFor(20, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("not within " + PATIENCE_SECONDS + " s");
    }
}
