package io.tidemark.commandline.bench;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.bench.load.Load;
import io.tidemark.commandline.bench.load.MessageFormat;
import io.tidemark.commandline.bench.load.Schedule;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Measures from the start of a process to its first window, with messages flowing all the time.
 * Their event time goes so fast that the second reading of a sensor closes the window of the first:
 * what is measured is the start, not how long the first window happens to be open.
 */
public final class ColdStart {

    /** More than a window and the lateness between two readings of a sensor. */
    private static final long MILLIS_BETWEEN_READINGS = 10_000;

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration IN_THE_PAST = Duration.ofHours(2);
    private static final long POLL_MILLIS = 50;

    private ColdStart() {}

    /** A process that starts. */
    public interface Starting {

        /** Seconds since its process was started. */
        double age();

        /** Whether it has computed a window. */
        boolean hasWindow() throws InterruptedException;
    }

    /** What starts a process. */
    public interface Start {
        Starting start() throws IOException, InterruptedException;
    }

    /** The load that runs while a process starts. */
    public static Load load(Workload workload, MessageFormat format, int brokerPort) {
        double readingsOfASensor = (double) workload.rate() / workload.sensors();
        return Load.start(
                Schedule.of(
                        workload.rate() * LONGEST.toSeconds(),
                        workload.rate(),
                        workload.sensors(),
                        Clock.systemUTC().millis() - IN_THE_PAST.toMillis(),
                        Math.max(1, MILLIS_BETWEEN_READINGS * readingsOfASensor / 1_000)),
                format,
                workload.qos(),
                brokerPort);
    }

    /** Seconds to the first window. */
    public static double seconds(Starting starting) throws InterruptedException {
        while (!starting.hasWindow()) {
            if (starting.age() > LONGEST.toSeconds()) {
                throw new CommandFailedException("there was no window within a minute of a start");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return starting.age();
    }
}
