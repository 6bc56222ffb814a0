package io.tidemark.local.process;

import java.util.concurrent.CountDownLatch;

/**
 * Lets a main method end in order when the process gets SIGTERM or SIGINT: the JVM waits for it
 * until {@link #close()}, so open it before everything that has to be closed.
 */
public final class Termination implements AutoCloseable {

    private final CountDownLatch asked = new CountDownLatch(1);
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
        asked.await();
    }

    /** Whether the process is asked to end. */
    public boolean asked() {
        return asked.getCount() == 0;
    }

    @Override
    public void close() {
        done.countDown();
    }

    private void hold() {
        asked.countDown();
        try {
            done.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
