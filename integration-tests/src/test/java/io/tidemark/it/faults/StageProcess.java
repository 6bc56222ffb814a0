package io.tidemark.it.faults;

import io.tidemark.local.StageException;
import io.tidemark.local.process.DetachedProcess;
import io.tidemark.local.process.ProcessIdentity;
import io.tidemark.local.process.ProcessSpecification;
import io.tidemark.local.process.ProcessTree;
import io.tidemark.local.process.Readiness;
import java.io.IOException;
import java.time.Duration;

/** A process that a test starts again and again, and ends as it likes. */
public final class StageProcess implements GatewayOperator {

    private static final Duration START_BOUND = Duration.ofMinutes(2);
    private static final Duration STOP_BOUND = Duration.ofSeconds(60);

    private final ProcessSpecification specification;
    private final Readiness.Probe probe;
    private ProcessIdentity running;
    private boolean endsWithTests;

    /**
     * @param probe says yes once the process does its work
     */
    public StageProcess(ProcessSpecification specification, Readiness.Probe probe) {
        this.specification = specification;
        this.probe = probe;
    }

    /** Starts it; returns at once. */
    @Override
    public void start() throws IOException {
        running = DetachedProcess.start(specification);
        if (!endsWithTests) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end " + running.pid()));
            endsWithTests = true;
        }
    }

    /** Returns once it does its work. */
    @Override
    public void awaitReady() throws StageException, InterruptedException {
        Readiness.await(specification.name(), running, specification.log(), probe, START_BOUND);
    }

    /** SIGKILL; returns once it is gone. */
    public void kill() {
        running.handle()
                .ifPresent(
                        process -> {
                            process.destroyForcibly();
                            process.onExit().join();
                        });
    }

    /** SIGSTOP: it answers nothing any more, while its connections stay open. */
    void suspend() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT, after {@link #suspend()}. */
    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** SIGTERM; returns once it has ended by itself. */
    @Override
    public void stop() {
        ProcessTree.end(running, STOP_BOUND);
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(running.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        if (running != null) {
            kill();
        }
    }
}
