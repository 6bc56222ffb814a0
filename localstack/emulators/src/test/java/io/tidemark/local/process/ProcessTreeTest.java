package io.tidemark.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.local.StageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTreeTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir private Path directory;

    @Test
    void letsAProcessEndInOrder() throws IOException, StageException, InterruptedException {
        ProcessIdentity process =
                running(
                        "trap 'echo done > ended; exit' TERM; touch ready; while :; do sleep 0.1; done");

        ProcessTree.end(process, LONG);

        assertThat(process.alive()).isFalse();
        assertThat(directory.resolve("ended")).hasContent("done");
    }

    @Test
    void killsWhatDoesNotEndInTime() throws IOException, StageException, InterruptedException {
        ProcessIdentity process = running("trap '' TERM; touch ready; while :; do sleep 0.1; done");

        ProcessTree.end(process, Duration.ofMillis(200));

        assertThat(process.alive()).isFalse();
    }

    @Test
    void endsChildrenThatOutliveTheirParent()
            throws IOException, StageException, InterruptedException {
        ProcessIdentity parent = running("sleep 60 & echo $! > child; touch ready; wait");
        long childPid = Long.parseLong(Files.readString(directory.resolve("child")).strip());
        ProcessIdentity child = ProcessIdentity.of(ProcessHandle.of(childPid).orElseThrow());

        ProcessTree.end(parent, Duration.ofMillis(500));

        assertThat(parent.alive()).isFalse();
        assertThat(child.alive()).isFalse();
    }

    @Test
    void sparesAProcessThatGotTheIdOfAnEarlierOne()
            throws IOException, StageException, InterruptedException {
        ProcessIdentity newcomer = running("touch ready; exec sleep 60");
        ProcessIdentity earlier =
                new ProcessIdentity(newcomer.pid(), newcomer.startedAtMillis() - 60_000);

        ProcessTree.end(earlier, LONG);

        assertThat(earlier.alive()).isFalse();
        assertThat(newcomer.alive()).isTrue();
        ProcessTree.end(newcomer, LONG);
    }

    @Test
    void acceptsAProcessThatHasEnded() throws IOException {
        ProcessIdentity process = DetachedProcess.start(Programs.shell(directory, "true"));
        Programs.join(process);

        ProcessTree.end(process, LONG);

        assertThat(process.alive()).isFalse();
    }

    /** A process that has come as far as {@code touch ready}. */
    private ProcessIdentity running(String script)
            throws IOException, StageException, InterruptedException {
        ProcessSpecification program = Programs.shell(directory, script);
        ProcessIdentity process = DetachedProcess.start(program);
        Readiness.await(
                "The program",
                process,
                program.log(),
                Probes.exists(directory.resolve("ready")),
                LONG);
        return process;
    }
}
