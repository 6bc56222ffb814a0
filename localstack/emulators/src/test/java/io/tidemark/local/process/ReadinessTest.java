package io.tidemark.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.local.StageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {

    @TempDir private Path directory;

    @Test
    void showsTheEndOfTheLogOfAProcessThatEnded() throws IOException {
        ProcessSpecification program =
                Programs.shell(directory, "for i in {1..50}; do echo line $i; done; exit 3");
        ProcessIdentity process = DetachedProcess.start(program);

        assertThatThrownBy(
                        () ->
                                Readiness.await(
                                        "The program",
                                        process,
                                        program.log(),
                                        () -> false,
                                        Duration.ofSeconds(30)))
                .isInstanceOf(StageException.class)
                .hasMessageStartingWith("The program ended while it started. The end of ")
                .hasMessageContaining("line 31")
                .hasMessageEndingWith("line 50")
                .message()
                .doesNotContain("line 30");
    }

    @Test
    void doesNotWaitForEver() throws IOException {
        ProcessSpecification program = Programs.shell(directory, "exec sleep 60");
        ProcessIdentity process = DetachedProcess.start(program);

        assertThatThrownBy(
                        () ->
                                Readiness.await(
                                        "The program",
                                        process,
                                        program.log(),
                                        () -> false,
                                        Duration.ofSeconds(1)))
                .hasMessageStartingWith("The program was not ready after 1 s.");
        ProcessTree.end(process, Duration.ofSeconds(5));
    }

    @Test
    void seesThatSomethingListens() throws IOException, InterruptedException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
            assertThat(Probes.listening(port).ready()).isTrue();
        }
        assertThat(Probes.listening(port).ready()).isFalse();
    }
}
