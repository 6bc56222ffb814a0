package io.tidemark.commandline.bench.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.bench.StatusPage;
import io.tidemark.commandline.bench.process.Children;
import io.tidemark.local.StageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A gateway in a process of its own, as it would run at a machine. */
final class GatewayUnderTest {

    private static final Duration TO_START = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 50;

    private final Process process;
    private final Path log;
    private final StatusPage page;
    private final long startNanos;

    private GatewayUnderTest(Process process, Path log, StatusPage page, long startNanos) {
        this.process = process;
        this.log = log;
        this.page = page;
        this.startNanos = startNanos;
    }

    /**
     * Starts a gateway and returns at once.
     *
     * @param configuration its file; what it writes goes beside it
     * @param jvmOptions more options for its JVM than it ships with
     */
    static GatewayUnderTest start(
            BenchLayout layout, Path configuration, List<String> jvmOptions, Children children)
            throws IOException, StageException {
        List<String> command = new GatewayCommand(layout).start(configuration, jvmOptions);
        Path log = configuration.resolveSibling("gateway.log");
        long start = System.nanoTime();
        Process process =
                children.start(command, configuration.getParent(), log, GatewayCommand.ENVIRONMENT);
        return new GatewayUnderTest(process, log, StatusPage.ofGateway(layout.console()), start);
    }

    long pid() {
        return process.pid();
    }

    /** Seconds since its process was started. */
    double age() {
        return (System.nanoTime() - startNanos) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    /** Waits until it takes messages from the broker. */
    void awaitSubscribed() throws InterruptedException {
        while (status().filter(found -> found.path("state").asText().equals("RUNNING")).isEmpty()) {
            if (age() > TO_START.toSeconds()) {
                throw new CommandFailedException(
                        "the gateway has not subscribed within %d s; it writes its log to %s"
                                .formatted(TO_START.toSeconds(), log));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    /**
     * What its console says; empty while it does not answer.
     *
     * @throws CommandFailedException if its process has ended
     */
    Optional<JsonNode> status() throws InterruptedException {
        Children.requireAlive(process, "the gateway", log);
        return page.read();
    }
}
