package io.tidemark.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetachedProcessTest {

    @TempDir private Path directory;

    @Test
    void writesOutputAndErrorsToTheLog() throws IOException {
        ProcessSpecification program =
                Programs.shell(directory, "echo $GREETING; echo trouble >&2");

        Programs.join(DetachedProcess.start(program));

        assertThat(program.log()).hasContent("hello\ntrouble\n");
    }

    @Test
    void startsInASessionOfItsOwnThatNoCtrlCReaches() throws IOException {
        ProcessSpecification program = Programs.shell(directory, "ps -o sid= -p $$; echo $$");

        ProcessIdentity process = DetachedProcess.start(program);
        Programs.join(process);

        assertThat(Files.readAllLines(program.log()))
                .extracting(line -> Long.valueOf(line.strip()))
                .containsExactly(process.pid(), process.pid());
    }

    @Test
    void livesOnWhenTheJvmThatStartedItEnds() throws IOException, InterruptedException {
        Path identity = directory.resolve("identity");
        Process starter =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                LeavingStarter.class.getName(),
                                directory.toString(),
                                identity.toString())
                        .inheritIO()
                        .start();

        assertThat(starter.waitFor()).isZero();

        String[] parts = Files.readString(identity).split(" ");
        ProcessIdentity started =
                new ProcessIdentity(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        assertThat(started.alive()).isTrue();
        ProcessTree.end(started, Duration.ofSeconds(5));
        assertThat(started.alive()).isFalse();
    }

    @Test
    void reportsAProgramThatDoesNotExist() throws IOException {
        ProcessSpecification missing =
                new ProcessSpecification(
                        "Nothing",
                        List.of("no-such-program"),
                        Map.of(),
                        directory,
                        directory.resolve("log"));

        ProcessIdentity process = DetachedProcess.start(missing);

        assertThatThrownBy(
                        () ->
                                Readiness.await(
                                        "Nothing",
                                        process,
                                        missing.log(),
                                        () -> false,
                                        Duration.ofSeconds(30)))
                .hasMessageContaining("Nothing ended while it started")
                .hasMessageContaining("no-such-program");
    }
}
