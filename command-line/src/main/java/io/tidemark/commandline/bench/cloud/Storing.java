package io.tidemark.commandline.bench.cloud;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.bench.Measured;
import java.util.concurrent.TimeUnit;

/** How the tables fill, from commit to commit. */
final class Storing {

    private static final long STANDSTILL_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final double MILLIS_PER_SECOND = 1_000;

    /** After so large a part of the events the compiler has done most of its work. */
    private static final int WARM_AFTER_ONE_IN = 3;

    private final long events;
    private long lastProgress = System.nanoTime();
    private Moment warm;
    private Moment last = new Moment(0, 0, 0);

    /**
     * @param rows that were committed
     * @param atMillis when, milliseconds since the epoch
     * @param cpuSeconds that the job had used since its source began
     */
    private record Moment(long rows, long atMillis, double cpuSeconds) {}

    /**
     * @param events that there will be
     */
    Storing(long events) {
        this.events = events;
    }

    /**
     * Takes note of the newest commit.
     *
     * @throws CommandFailedException if there has been no new one for two minutes
     */
    void seen(LakeTables.Committed committed, double cpuSeconds) {
        if (committed.rows() > last.rows()) {
            lastProgress = System.nanoTime();
            last = new Moment(committed.rows(), committed.committedAtMillis(), cpuSeconds);
            if (warm == null && last.rows() >= events / WARM_AFTER_ONE_IN) {
                warm = last;
            }
        }
        if (System.nanoTime() - lastProgress > STANDSTILL_NANOS) {
            throw new CommandFailedException(
                    "%,d of %,d events are in the tables, and no more come"
                            .formatted(last.rows(), events));
        }
    }

    long rows() {
        return last.rows();
    }

    boolean complete() {
        return last.rows() >= events;
    }

    /**
     * What came out of it.
     *
     * @param begunMillis when the source began, milliseconds since the epoch
     */
    CloudResult.Speed speed(long begunMillis, Measured measured) {
        double seconds = (last.atMillis() - begunMillis) / MILLIS_PER_SECOND;
        double warmSeconds = (last.atMillis() - warm.atMillis()) / MILLIS_PER_SECOND;
        long warmEvents = last.rows() - warm.rows();
        return new CloudResult.Speed(
                events,
                CloudResult.tenths(seconds),
                Math.rint(events / seconds),
                CloudResult.tenths(measured.cpuSeconds()),
                Math.rint(measured.eventsPerCpuSecond()),
                rate(warmEvents, warmSeconds),
                rate(warmEvents, last.cpuSeconds() - warm.cpuSeconds()),
                CloudResult.tenths(measured.rssMb()));
    }

    /** 0 if there was one commit only. */
    private static double rate(long events, double seconds) {
        return seconds > 0 ? Math.rint(events / seconds) : 0;
    }
}
