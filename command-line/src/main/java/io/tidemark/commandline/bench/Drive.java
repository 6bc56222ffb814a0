package io.tidemark.commandline.bench;

import io.tidemark.commandline.bench.load.Load;
import io.tidemark.commandline.bench.load.MessageFormat;
import io.tidemark.commandline.bench.load.Schedule;
import io.tidemark.commandline.terminal.ReadingsBar;
import io.tidemark.commandline.terminal.Terminal;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * Drives one side with a workload: warm-up and measured time without a pause between, then until it
 * has processed what waits. Both sides are driven by this and nothing else.
 *
 * @param format what the side takes
 * @param brokerPort where it takes it
 */
public record Drive(Workload workload, MessageFormat format, int brokerPort, Terminal terminal) {

    private static final long POLL_MILLIS = 200;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final long STANDSTILL_NANOS = TimeUnit.SECONDS.toNanos(15);

    /** The side that is driven. */
    public interface Side {

        long pid();

        /** Readings that it has dealt with so far, in one way or another. */
        long processed() throws InterruptedException;

        /** Called once, when the warm-up is over. */
        default void warm() throws InterruptedException {}
    }

    /**
     * What was sent and what it took to process it.
     *
     * @param sent readings that the broker took over, warm-up included
     * @param bytes of their messages
     * @param longestDelayMillis how far the load was behind its schedule at worst
     */
    public record Driven(long sent, long bytes, long longestDelayMillis, Measured measured) {}

    /** Sends everything and waits until the side has processed it, or has got stuck. */
    public Driven run(Side side) throws InterruptedException {
        long readings = workload.readings();
        Schedule schedule =
                Schedule.of(
                        readings, workload.rate(), workload.sensors(), Clock.systemUTC().millis());
        long start = System.nanoTime();
        long warm = start + TimeUnit.SECONDS.toNanos(workload.warmUpSeconds());
        long longestDelay = 0;
        Meter meter = null;
        try (Load load = Load.start(schedule, format, workload.qos(), brokerPort);
                ReadingsBar bar = new ReadingsBar(terminal, "  " + format.side(), readings)) {
            while (!load.finished()) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                if (meter == null && System.nanoTime() >= warm) {
                    side.warm();
                    meter = new Meter(side.pid(), side.processed());
                } else if (meter != null) {
                    meter.sample();
                }
                longestDelay = Math.max(longestDelay, load.behindMillis());
                bar.stepTo(load.acknowledged());
            }
            long processed = drain(side, meter, load.acknowledged());
            return new Driven(
                    load.acknowledged(), load.bytes(), longestDelay, meter.read(processed));
        }
    }

    private static long drain(Side side, Meter meter, long sent) throws InterruptedException {
        long start = System.nanoTime();
        long lastProgress = start;
        long processed = side.processed();
        while (processed < sent
                && System.nanoTime() - start < PATIENCE_NANOS
                && System.nanoTime() - lastProgress < STANDSTILL_NANOS) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            meter.sample();
            long before = processed;
            processed = side.processed();
            lastProgress = processed > before ? System.nanoTime() : lastProgress;
        }
        return processed;
    }
}
