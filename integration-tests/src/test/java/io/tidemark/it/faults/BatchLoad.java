package io.tidemark.it.faults;

import static org.awaitility.Awaitility.await;

import io.tidemark.events.EventCodec;
import io.tidemark.events.UplinkBatch;
import io.tidemark.events.UplinkEntry;
import io.tidemark.events.WindowSummary;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Gateways that send batches of window summaries as fast as the stream takes them, every tenth a
 * second time, until this is told to end.
 */
final class BatchLoad implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final int GATEWAYS = 20;
    private static final int EVENTS_PER_BATCH = 50;
    private static final int REPEATED_ONE_IN = 10;

    private final String name;
    private final ShardedStream stream;
    private final Random random;
    private final Thread sender = new Thread(this::send, "batches");
    private volatile boolean ending;
    private volatile RuntimeException failure;
    private volatile Account sent = Account.EMPTY;
    private volatile int batches;

    /**
     * @param name begins the names of the gateways
     */
    private BatchLoad(String name, ShardedStream stream) {
        this.name = name;
        this.stream = stream;
        this.random = Seed.random(name);
    }

    /** Begins to send. */
    static BatchLoad begin(String name, ShardedStream stream) {
        BatchLoad load = new BatchLoad(name, stream);
        load.sender.start();
        return load;
    }

    private void send() {
        try {
            for (int turn = 0; !ending; turn++) {
                String gateway = name + "-" + turn % GATEWAYS;
                byte[] message = message(gateway, turn / GATEWAYS);
                stream.put(gateway, message);
                if (random.nextInt(REPEATED_ONE_IN) == 0) {
                    stream.put(gateway, message);
                }
                batches++;
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private byte[] message(String gateway, int round) {
        List<UplinkEntry> entries = new ArrayList<>();
        Account account = sent;
        for (int event = 0; event < EVENTS_PER_BATCH; event++) {
            long sequence = (long) round * EVENTS_PER_BATCH + event + 1;
            byte[] bytes = EventCodec.encode(summary(gateway, sequence));
            entries.add(new UplinkEntry(sequence, ByteBuffer.wrap(bytes)));
            account = account.with(sequence);
        }
        sent = account;
        return EventCodec.encodeBatch(new UplinkBatch(gateway, entries));
    }

    private WindowSummary summary(String gateway, long sequence) {
        Instant start = START.plus(WINDOW.multipliedBy(sequence));
        double value = random.nextInt(1_000) / 10.0;
        return new WindowSummary(
                gateway,
                "plant-a",
                "press-1",
                "temperature",
                "temperature",
                "Cel",
                start,
                start.plus(WINDOW),
                0,
                1L,
                value,
                value,
                value,
                0.0,
                value);
    }

    /** Goes on until the stream has taken so many more batches. */
    void awaitMore(int more) {
        int enough = batches + more;
        await(more + " more batches")
                .atMost(PATIENCE)
                .until(
                        () -> {
                            requireNoFailure();
                            return batches >= enough;
                        });
    }

    /** Ends when the stream has taken everything that {@link #sent} tells of. */
    void finish() throws InterruptedException {
        ending = true;
        sender.join();
        requireNoFailure();
    }

    private void requireNoFailure() {
        if (failure != null) {
            throw new IllegalStateException("batches could not be sent", failure);
        }
    }

    /** What was sent or is about to be, each event once. */
    Account sent() {
        return sent;
    }

    /** Pattern of the gateways' names, in SQL. */
    String gateways() {
        return name + "-%";
    }

    @Override
    public void close() {
        ending = true;
    }
}
