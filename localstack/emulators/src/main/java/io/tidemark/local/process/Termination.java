package io.tidemark.local.process;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/**
 * Lets a main method end in order when the process gets SIGTERM or SIGINT: the JVM waits for it
 * until {@link #close()}, so open it before everything that has to be closed.
 */
public final class Termination implements AutoCloseable {

    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final CountDownLatch done = new CountDownLatch(1);

    private Termination() {}

    /** From now on, a signal asks instead of ending the process. */
    public static Termination onSignal() {
        Termination termination = new Termination();
        Runtime.getRuntime().addShutdownHook(new Thread(termination::hold, "termination"));
        return termination;
    }

    /** Returns once the process is asked to end. */
    public void await() throws InterruptedException {
        awaitOr(new CompletableFuture<>());
    }

    /** Returns once the process is asked to end, or the other is complete in whatever way. */
    public void awaitOr(CompletableFuture<?> other) throws InterruptedException {
        try {
            CompletableFuture.anyOf(asked, other).get();
        } catch (ExecutionException complete) {
            // A failure of the other is its owner's business.
        }
    }

    /**
     * Waits to be asked, but not for ever.
     *
     * @param bound the longest wait
     * @return whether the process is asked to end
     */
    public boolean await(Duration bound) throws InterruptedException {
        awaitOr(new CompletableFuture<>().completeOnTimeout(null, bound.toMillis(), MILLISECONDS));
        return asked();
    }

    /** Whether the process is asked to end. */
    public boolean asked() {
        return asked.isDone();
    }

    @Override
    public void close() {
        done.countDown();
    }

    private void hold() {
        asked.complete(null);
        try {
            done.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
