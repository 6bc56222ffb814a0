package io.tidemark.benchmarks.outbox;

import io.tidemark.edge.outbox.DeliveryOrder;
import io.tidemark.edge.outbox.Outbox;
import io.tidemark.edge.outbox.OutboxEntry;
import io.tidemark.edge.outbox.OutboxResult;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Fills a real outbox with results, as the gateway's sink does, and drains it, as its forwarder
 * does. Says what it has done in lines of {@code append|drain ROWS NANOSECONDS BYTES}: all so far,
 * and the time inside the outbox alone.
 */
public final class OutboxRun {

    static final int BATCH = 500;

    /** As many as come in five seconds of a busy gateway. */
    private static final int ROWS_A_CHECKPOINT = 50_000;

    private static final int RETAINED_CHECKPOINTS = 3;

    private static final int ROWS_A_LINE = 10_000;
    private static final long ENOUGH_BYTES = 1 << 20;

    private final Outbox outbox;
    private final long rows;
    private final Consumer<String> line;
    private long done;
    private long nanos;
    private long bytes;

    private OutboxRun(Outbox outbox, long rows, Consumer<String> line) {
        this.outbox = outbox;
        this.rows = rows;
        this.line = line;
    }

    /** Arguments: the file, which must not exist, and how many results. */
    public static void main(String[] arguments) {
        run(Path.of(arguments[0]), Long.parseLong(arguments[1]), System.out::println);
    }

    static void run(Path file, long rows, Consumer<String> line) {
        try (Outbox outbox = Outbox.open(file, Clock.systemUTC())) {
            new OutboxRun(outbox, rows, line).append();
        }
        // What is drained after an outage was often written by another process.
        try (Outbox outbox = Outbox.open(file, Clock.systemUTC())) {
            new OutboxRun(outbox, rows, line).drain();
        }
    }

    private void append() {
        while (done < rows) {
            List<OutboxEntry> batch = new ArrayList<>(BATCH);
            for (long number = done; number < Math.min(rows, done + BATCH); number++) {
                OutboxEntry entry = OutboxEntry.of(Summaries.summary(number));
                batch.add(entry);
                bytes += entry.event().length;
            }
            long start = System.nanoTime();
            outbox.append(batch);
            completeCheckpoint(batch.size());
            count("append", batch.size(), System.nanoTime() - start);
        }
    }

    /** Results since the oldest retained checkpoint are known by heart, so there must be some. */
    private void completeCheckpoint(int appended) {
        if (done / ROWS_A_CHECKPOINT < (done + appended) / ROWS_A_CHECKPOINT) {
            outbox.checkpointCompleted(done + appended, RETAINED_CHECKPOINTS);
        }
    }

    private void drain() {
        DeliveryOrder order = outbox.deliveryOrder();
        while (done < rows) {
            long start = System.nanoTime();
            List<OutboxResult> results = order.next(BATCH, ENOUGH_BYTES);
            outbox.markDelivered(results);
            if (results.isEmpty()) {
                throw new IllegalStateException(done + " of " + rows + " rows waited");
            }
            results.forEach(result -> bytes += result.event().length);
            count("drain", results.size(), System.nanoTime() - start);
        }
    }

    private void count(String what, int more, long took) {
        long linesBefore = done / ROWS_A_LINE;
        done += more;
        nanos += took;
        if (done == rows || done / ROWS_A_LINE > linesBefore) {
            line.accept(what + " " + done + " " + nanos + " " + bytes);
        }
    }
}
