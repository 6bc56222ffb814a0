package io.tidemark.commandline.bench;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.bench.process.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a process that fills and drains an outbox has said so far. */
final class OutboxProgress {

    private static final int FIELDS = 4;
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long rows;
    private final String heap;
    private final List<Double> drainingRssMb = new ArrayList<>();
    private Line appended = new Line(0, 0, 0);
    private Line drained = new Line(0, 0, 0);

    private record Line(long rows, long nanos, long bytes) {

        double perSecond() {
            return nanos == 0 ? 0 : Math.rint(rows / (nanos / NANOS_PER_SECOND));
        }
    }

    OutboxProgress(long rows, String heap) {
        this.rows = rows;
        this.heap = heap;
    }

    /** Takes note of a line, and of the memory of the process at this moment. */
    void heard(String text, long pid) {
        heard(text);
        if (text.startsWith("drain")) {
            drainingRssMb.add(Memory.residentMb(pid));
        }
    }

    void heard(String text) {
        String[] fields = text.split(" ");
        if (fields.length != FIELDS) {
            throw new CommandFailedException("the outbox's process said: " + text);
        }
        Line line =
                new Line(
                        Long.parseLong(fields[1]),
                        Long.parseLong(fields[2]),
                        Long.parseLong(fields[3]));
        if (fields[0].equals("append")) {
            appended = line;
        } else {
            drained = line;
        }
    }

    /** Rows appended and rows drained. */
    long steps() {
        return appended.rows() + drained.rows();
    }

    /** What came out of it. */
    OutboxResult result() {
        if (appended.rows() != rows || drained.rows() != rows) {
            throw new CommandFailedException(
                    "%,d of %,d rows were appended and %,d drained"
                            .formatted(appended.rows(), rows, drained.rows()));
        }
        return new OutboxResult(
                new OutboxResult.Rows(rows, appended.bytes() / rows, heap),
                new OutboxResult.Speed(
                        appended.perSecond(),
                        drained.perSecond(),
                        OutboxResult.quarters(drainingRssMb)));
    }
}
