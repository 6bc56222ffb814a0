package io.tidemark.edge.outbox;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures an outbox on the disk of a file; not a test. Arguments: file, rows, rows a commit.
 *
 * <p>Appends the rows with a checkpoint every 100,000 of them, as a job would have, then drains
 * them as the forwarder does, and prints rows per second and the heap in use.
 */
final class OutboxThroughput {

    private static final int ROWS_BETWEEN_CHECKPOINTS = 100_000;
    private static final int RETAINED = 3;

    private OutboxThroughput() {}

    public static void main(String[] arguments) {
        int rows = Integer.parseInt(arguments[1]);
        int atOnce = Integer.parseInt(arguments[2]);
        try (Outbox outbox = Outbox.open(Path.of(arguments[0]), "g1", Clock.systemUTC())) {
            append(outbox, rows, atOnce);
            drain(outbox, rows);
        }
    }

    private static void append(Outbox outbox, int rows, int atOnce) {
        long busy = 0;
        for (int first = 0; first < rows; first += atOnce) {
            List<OutboxEntry> entries = new ArrayList<>();
            for (int number = first; number < first + atOnce; number++) {
                entries.add(SampleEvents.entry(EventKind.WINDOW_SUMMARY, number));
            }
            long start = System.nanoTime();
            outbox.append(entries);
            if ((first + atOnce) % ROWS_BETWEEN_CHECKPOINTS == 0) {
                outbox.checkpointCompleted(outbox.lastSequence(), RETAINED);
            }
            busy += System.nanoTime() - start;
        }
        report("appended", rows, busy);
    }

    private static void drain(Outbox outbox, int rows) {
        long start = System.nanoTime();
        DeliveryOrder order = outbox.deliveryOrder();
        List<OutboxResult> results = order.next(1_000, Long.MAX_VALUE);
        while (!results.isEmpty()) {
            List<OutboxResult> sent = outbox.sending(results);
            outbox.markDelivered(sent);
            outbox.notSending(sent);
            results = order.next(1_000, Long.MAX_VALUE);
        }
        report("drained", rows, System.nanoTime() - start);
    }

    private static void report(String what, int rows, long nanos) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "%s %d rows: %.0f/s, heap %d MB%n",
                what,
                rows,
                rows * 1e9 / nanos,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }
}
