package io.tidemark.it.faults;

import io.tidemark.it.GatewayConsole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * In place of systemd, as far as a service notices: runs what comes before the start, starts it,
 * starts it again unless its exit code says not to, and stops it by SIGTERM.
 */
final class ServiceOperator implements GatewayOperator {

    private final ServiceUnit unit;
    private final Path log;
    private final GatewayConsole console;
    private final Executor afterAPause;
    private volatile boolean stopping;
    private volatile Process running;
    private volatile int starts;

    /**
     * @param log takes what the service prints
     */
    ServiceOperator(ServiceUnit unit, Path log, GatewayConsole console) {
        this.unit = unit;
        this.log = log;
        this.console = console;
        this.afterAPause =
                CompletableFuture.delayedExecutor(seconds("RestartSec"), TimeUnit.SECONDS);
    }

    private long seconds(String setting) {
        return Long.parseLong(unit.value(setting).replaceFirst("s$", ""));
    }

    @Override
    public void start() throws IOException, InterruptedException {
        int before = started(unit.command("ExecStartPre")).waitFor();
        if (before != 0 && !unit.mayFail("ExecStartPre")) {
            throw new IllegalStateException("ExecStartPre ended with " + before);
        }
        starts++;
        running = started(unit.command("ExecStart"));
        running.onExit().thenAcceptAsync(this::ended, afterAPause);
    }

    private Process started(List<String> command) throws IOException {
        ProcessBuilder process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        String[] variable = unit.value("Environment").split("=", 2);
        process.environment().put(variable[0], variable[1]);
        return process.start();
    }

    private void ended(Process service) {
        String code = Integer.toString(service.exitValue());
        if (!stopping && !unit.value("RestartPreventExitStatus").equals(code)) {
            try {
                start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void awaitReady() {
        Awaitility.await("the gateway runs")
                .atMost(2, TimeUnit.MINUTES)
                .ignoreExceptions()
                .until(() -> console.status().path("state").asText().equals("RUNNING"));
    }

    @Override
    public void stop() throws InterruptedException {
        stopping = true;
        running.destroy();
        if (!running.waitFor(seconds("TimeoutStopSec"), TimeUnit.SECONDS)) {
            throw new IllegalStateException("it did not end within TimeoutStopSec");
        }
    }

    /** The service's process, the newest one. */
    Process process() {
        return running;
    }

    /** How often it was started. */
    int starts() {
        return starts;
    }

    @Override
    public void close() {
        stopping = true;
        if (running != null) {
            running.destroyForcibly();
        }
    }
}
