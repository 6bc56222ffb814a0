package io.tidemark.edge.greengrass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What run.sh and shutdown.sh do with a gateway that is played. */
@Timeout(120)
class RunScriptTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path directory;
    private ComponentScripts scripts;
    private Process running;

    @BeforeEach
    void start() throws IOException {
        scripts = new ComponentScripts(directory);
    }

    @AfterEach
    void end() throws Exception {
        scripts.run("shutdown.sh");
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
    }

    @Test
    void aGatewayThatFailsIsStartedAgainAndShutdownEndsItInGoodOrder() throws Exception {
        scripts.play("failures", "1\n137\n");
        running = scripts.start("run.sh");
        awaitStarts(3);

        assertThat(scripts.run("shutdown.sh")).isZero();

        assertThat(running.waitFor()).isZero();
        assertThat(scripts.played("ends")).containsExactly(scripts.played("starts").get(2));
        assertThat(scripts.log("run.sh"))
                .contains("ended with 1 and is started again", "ended with 137");
    }

    @Test
    void aSignalEndsItInGoodOrderToo() throws Exception {
        running = scripts.start("run.sh");
        awaitStarts(1);

        running.destroy();

        assertThat(running.waitFor()).isZero();
        assertThat(scripts.played("ends")).hasSize(1);
    }

    @Test
    void aConfigurationThatCannotBeUsedEndsTheStep() throws Exception {
        scripts.play("failures", "2\n");

        assertThat(scripts.run("run.sh")).isEqualTo(2);
        assertThat(scripts.played("starts")).hasSize(1);
    }

    @Test
    void oneThatWasLeftBehindIsEndedFirst() throws Exception {
        running = scripts.start("run.sh");
        awaitStarts(1);
        running.destroyForcibly().waitFor();

        running = scripts.start("run.sh");
        awaitStarts(2);

        assertThat(scripts.played("ends")).containsExactly(scripts.played("starts").get(0));
    }

    @Test
    void shutdownWithoutAGatewayDoesNothingToWhoeverHasItsNumberNow() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        Files.writeString(scripts.work().resolve("gateway.pid"), other.pid() + "\n");
        Files.writeString(scripts.work().resolve("run.pid"), other.pid() + "\n");

        assertThat(scripts.run("shutdown.sh")).isZero();

        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly();
    }

    private void awaitStarts(int starts) {
        await().atMost(PATIENCE).until(() -> scripts.played("starts").size() == starts);
    }
}
