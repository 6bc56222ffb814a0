package io.tidemark.local.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Ends a process together with everything that it started. */
public final class ProcessTree {

    private static final Duration KILL_BOUND = Duration.ofSeconds(10);

    private ProcessTree() {}

    /**
     * Asks the process to end, and kills what has not ended after the grace; returns once all of it
     * is gone, whether or not the thread is interrupted. A process that has ended already is no
     * error.
     *
     * @param root the process
     * @param grace how long it may take to end by itself
     * @throws IllegalStateException if the kernel does not end it
     */
    public static void end(ProcessIdentity root, Duration grace) {
        List<ProcessHandle> tree =
                root.handle().stream()
                        .flatMap(
                                process -> Stream.concat(Stream.of(process), process.descendants()))
                        .toList();
        if (tree.isEmpty()) {
            return;
        }
        tree.get(0).destroy();
        if (!ended(tree, grace)) {
            tree.forEach(ProcessHandle::destroyForcibly);
            if (!ended(tree, KILL_BOUND)) {
                throw new IllegalStateException("Process " + root.pid() + " cannot be killed.");
            }
        }
    }

    private static boolean ended(List<ProcessHandle> processes, Duration bound) {
        CompletableFuture<?>[] exits =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(exits)
                .thenApply(all -> true)
                .completeOnTimeout(false, bound.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
