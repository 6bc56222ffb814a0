package io.tidemark.commandline.demo.path;

import io.tidemark.commandline.stage.StepLog;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Takes the stage down when the demo ends, however it ends: closed by the thread that made it, or
 * through a shutdown hook when the process is interrupted, even while the stage still starts.
 */
public final class StageGuard implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 90;

    private final StageLayout layout;
    private final StepLog steps;
    private final Thread owner = Thread.currentThread();
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean closing;
    private boolean released;

    public StageGuard(StageLayout layout, StepLog steps) {
        this.layout = layout;
        this.steps = steps;
        Runtime.getRuntime().addShutdownHook(new Thread(this::onExit, "take-stage-down"));
    }

    /** Leaves the stage running when the guard is closed. */
    public void release() {
        released = true;
    }

    @Override
    public void close() throws IOException, StageException {
        synchronized (this) {
            closing = true;
            // An interrupt told the demo to end; it must not end the taking down.
            Thread.interrupted();
        }
        try {
            if (!released) {
                takeDown();
            }
        } finally {
            closed.countDown();
        }
    }

    /** The owner ends early and closes; only if it is stuck does the hook take the stage down. */
    private void onExit() {
        synchronized (this) {
            if (!closing) {
                owner.interrupt();
            }
        }
        try {
            if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                takeDown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | StageException e) {
            throw new IllegalStateException("the local stage is not down", e);
        }
    }

    private void takeDown() throws IOException, StageException {
        Optional<LocalStage> stage = LocalStage.running(layout);
        if (stage.isPresent()) {
            Runnable done = steps.begin("Everything taken down");
            stage.get().down();
            done.run();
        }
    }
}
