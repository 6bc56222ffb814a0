package io.tidemark.edge.uplink;

import io.tidemark.edge.outbox.DeliveryOrder;
import io.tidemark.edge.outbox.Outbox;
import io.tidemark.edge.outbox.OutboxResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages that the outbox has to send, the urgent first. A result is in one message at a time:
 * it is held, and the outbox told so, from when it was read until it is released. Used by one
 * thread.
 */
final class ResultQueue {

    private static final Logger LOG = LoggerFactory.getLogger(ResultQueue.class);

    private final Outbox outbox;
    private final DeliveryOrder order;
    private final BatchEncoder encoder;
    private final OpenBatch batch;

    /** Encoded and not yet sent. */
    private final Deque<UplinkMessage> messages = new ArrayDeque<>();

    private final Map<Long, OutboxResult> held = new HashMap<>();

    ResultQueue(Outbox outbox, BatchEncoder encoder, UplinkConfig config, LongSupplier nanoTime) {
        this.outbox = outbox;
        this.order = outbox.deliveryOrder();
        this.encoder = encoder;
        this.batch = new OpenBatch(config, nanoTime);
    }

    /**
     * The next message, whose results stay held.
     *
     * @param maximumRows most results in it
     * @param hurry whether results leave without waiting for company
     * @param onlyUrgent whether all but anomalies is left out
     * @return null if there is none yet
     */
    UplinkMessage next(int maximumRows, boolean hurry, boolean onlyUrgent) {
        if (messages.isEmpty()) {
            fill(maximumRows, onlyUrgent);
            if (batch.isEmpty() || !(hurry || batch.ripe(maximumRows))) {
                return null;
            }
            encode(batch.take());
        }
        return messages.poll();
    }

    private void fill(int maximumRows, boolean onlyUrgent) {
        List<OutboxResult> fresh;
        boolean exhausted;
        do {
            List<OutboxResult> met = batch.next(order, maximumRows, onlyUrgent);
            exhausted = met.isEmpty();
            fresh = met.stream().filter(result -> !held.containsKey(result.sequence())).toList();
        } while (fresh.isEmpty() && !exhausted);
        if (!fresh.isEmpty()) {
            List<OutboxResult> waiting = outbox.sending(fresh);
            waiting.forEach(result -> held.put(result.sequence(), result));
            batch.add(waiting);
        }
    }

    private void encode(List<OutboxResult> results) {
        BatchEncoder.Encoded encoded = encoder.encode(results);
        messages.addAll(encoded.messages());
        for (OutboxResult result : encoded.tooLarge()) {
            setAside(result, encoder.tooLarge(result));
        }
    }

    /** Takes results out of the way of the others; what may follow them is served. */
    void setAside(List<Convicted> convicted) {
        convicted.forEach(one -> setAside(one.result(), one.reason()));
    }

    private void setAside(OutboxResult result, String reason) {
        LOG.error(
                "Result {} ({}) can not be delivered and is set aside: {}",
                result.sequence(),
                result.kind().label(),
                reason);
        try {
            outbox.setAside(result, reason);
        } finally {
            release(List.of(result));
        }
    }

    /** The results are in no message any more; those that still wait are met after a restart. */
    void release(Collection<OutboxResult> results) {
        results.forEach(result -> held.remove(result.sequence()));
        outbox.notSending(List.copyOf(results));
    }

    /** Begins anew with what is most urgent, and is not held by others. */
    void restart() {
        List<OutboxResult> dropped = new ArrayList<>(batch.take());
        messages.forEach(message -> dropped.addAll(message.results()));
        messages.clear();
        if (!dropped.isEmpty()) {
            release(dropped);
        }
        order.restart();
    }
}
