package io.tidemark.local;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Steps that run beside each other, each as soon as what it needs is there. The first that fails
 * fails the whole; closing interrupts those that still run and waits for them.
 */
final class Steps implements AutoCloseable {

    private static final int LONGEST_INTERRUPTION_SECONDS = 30;

    private final ExecutorService threads =
            Executors.newCachedThreadPool(work -> new Thread(work, "stage-start"));
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final StartProgress progress;

    /** What a step does with the result of the step before. */
    @FunctionalInterface
    interface Work<S, T> {
        T run(S input) throws IOException, StageException, InterruptedException;
    }

    Steps(StartProgress progress) {
        this.progress = progress;
    }

    /** Runs a step once another has succeeded. */
    <S, T> CompletableFuture<T> after(CompletableFuture<S> earlier, String name, Work<S, T> work) {
        return earlier.thenApplyAsync(input -> run(name, work, input), threads);
    }

    /** Waits for all of these steps, or for the failure of any step. */
    void join(CompletableFuture<?>... last)
            throws IOException, StageException, InterruptedException {
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(last), failure).get();
        } catch (ExecutionException failed) {
            throw rethrown(failed.getCause());
        }
    }

    private <S, T> T run(String name, Work<S, T> work, S input) {
        progress.started(name);
        long start = System.nanoTime();
        try {
            T result = work.run(input);
            progress.finished(name, Duration.ofNanos(System.nanoTime() - start));
            return result;
        } catch (IOException | StageException | InterruptedException | RuntimeException failed) {
            failure.completeExceptionally(failed);
            throw new CompletionException(failed);
        }
    }

    private static StageException rethrown(Throwable failed)
            throws IOException, InterruptedException {
        Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
        if (cause instanceof StageException stage) {
            return stage;
        }
        if (cause instanceof IOException io) {
            throw io;
        }
        if (cause instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        return new StageException("The stage cannot start: " + cause, cause);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(LONGEST_INTERRUPTION_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
