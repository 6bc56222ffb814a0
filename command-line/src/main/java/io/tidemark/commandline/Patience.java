package io.tidemark.commandline;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * How long to wait for something, and how often to look.
 *
 * @param atMost when to give up
 * @param poll between two looks
 */
public record Patience(Duration atMost, Duration poll) {

    /** A look at what is waited for. */
    @FunctionalInterface
    public interface Look<T> {
        T now() throws InterruptedException;
    }

    /**
     * Looks until what it sees is accepted, or until it gives up.
     *
     * @param gaveUp is told the last look if that was not accepted
     * @return the last look, accepted or not
     */
    public <T> T await(Look<T> look, Predicate<T> accepted, Consumer<T> gaveUp)
            throws InterruptedException {
        long start = System.nanoTime();
        T seen = look.now();
        while (!accepted.test(seen)) {
            if (System.nanoTime() - start > atMost.toNanos()) {
                gaveUp.accept(seen);
                return seen;
            }
            TimeUnit.NANOSECONDS.sleep(poll.toNanos());
            seen = look.now();
        }
        return seen;
    }
}
