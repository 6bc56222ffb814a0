package io.tidemark.local.supervise;

import java.time.Duration;

/**
 * How long a process that has ended waits before it is started again: twice as long each time, up
 * to half a minute, and from the beginning after a run that was not short.
 */
final class RestartPause {

    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration SHORT_RUN = Duration.ofSeconds(10);

    private Duration next = SHORTEST;

    /**
     * @param run how long the process ran that has ended now
     */
    Duration after(Duration run) {
        if (run.compareTo(SHORT_RUN) > 0) {
            next = SHORTEST;
        }
        Duration pause = next;
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        return pause;
    }
}
