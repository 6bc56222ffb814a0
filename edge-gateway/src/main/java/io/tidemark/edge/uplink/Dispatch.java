package io.tidemark.edge.uplink;

import io.tidemark.edge.outbox.DeliveryOrder;
import io.tidemark.edge.outbox.Outbox;
import io.tidemark.edge.outbox.OutboxException;
import io.tidemark.edge.outbox.OutboxResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what is sent when. A result is marked delivered only after the server accepted the
 * message with it; after any failure the walk through the outbox starts again, so that what was not
 * accepted is sent again, and what is urgent first. Used by one thread.
 */
final class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    static final int MAXIMUM_IN_FLIGHT = 8;

    private final Outbox outbox;
    private final DeliveryOrder order;
    private final UplinkClient client;
    private final InFlight inFlight;
    private final BatchEncoder encoder;
    private final OpenBatch batch;
    private final LongSupplier nanoTime;
    private final Backoff backoff;

    /** Encoded and not yet sent. */
    private final Deque<UplinkMessage> messages = new ArrayDeque<>();

    private boolean failed;
    private long pausedUntil;

    /**
     * @param gateway thing name of the gateway
     * @param nanoTime a monotonic clock in nanoseconds, such as {@link System#nanoTime}
     */
    Dispatch(
            Outbox outbox,
            UplinkClient client,
            String gateway,
            UplinkConfig config,
            LongSupplier nanoTime,
            RandomGenerator random) {
        this.outbox = outbox;
        this.order = outbox.deliveryOrder();
        this.client = client;
        this.inFlight =
                new InFlight(
                        client, "$aws/rules/" + config.rule() + "/tidemark/" + gateway + "/uplink");
        this.encoder = new BatchEncoder(gateway, config.maximumBatchBytes());
        this.batch = new OpenBatch(config, nanoTime);
        this.nanoTime = nanoTime;
        this.backoff = new Backoff(random);
        this.pausedUntil = nanoTime.getAsLong();
    }

    /**
     * Sends one message, if there is one to send, and takes note of answers.
     *
     * @param patience how long to wait for an answer if there was nothing to send
     * @param hurry whether results leave without waiting for company
     * @throws OutboxException if the outbox fails; a later step starts again from what it holds
     */
    void step(Duration patience, boolean hurry) throws InterruptedException {
        try {
            boolean sent = ready() && send(hurry);
            settle(inFlight.settled(sent ? Duration.ZERO : patience));
        } catch (OutboxException e) {
            fail();
            throw e;
        }
    }

    /** Whether a message may leave; after a failure, only once all that left before is settled. */
    private boolean ready() {
        if (!client.connected()) {
            failed = true;
            return false;
        }
        if (failed && inFlight.size() == 0) {
            batch.take();
            messages.clear();
            order.restart();
            failed = false;
        }
        return !failed
                && inFlight.size() < MAXIMUM_IN_FLIGHT
                && nanoTime.getAsLong() - pausedUntil >= 0;
    }

    private boolean send(boolean hurry) {
        if (messages.isEmpty()) {
            batch.fill(order);
            if (batch.isEmpty() || !(hurry || batch.ripe())) {
                return false;
            }
            encode(batch.take());
        }
        UplinkMessage message = messages.poll();
        if (message != null) {
            inFlight.publish(message);
        }
        return true;
    }

    private void encode(List<OutboxResult> results) {
        BatchEncoder.Encoded encoded = encoder.encode(results);
        messages.addAll(encoded.messages());
        for (OutboxResult result : encoded.tooLarge()) {
            String reason = "an event of " + result.event().length + " bytes fits in no message";
            LOG.error(
                    "Result {} ({}) can never be delivered and is set aside: {}",
                    result.sequence(),
                    result.kind().label(),
                    reason);
            outbox.setAside(result, reason);
        }
    }

    private void settle(List<InFlight.Settled> settled) {
        List<OutboxResult> delivered = new ArrayList<>();
        for (InFlight.Settled answer : settled) {
            if (answer.accepted()) {
                delivered.addAll(answer.message().results());
                backoff.succeeded();
            } else {
                LOG.warn(
                        "{} results will be sent again: {}",
                        answer.message().results().size(),
                        answer.complaint());
                fail();
            }
        }
        if (!delivered.isEmpty()) {
            outbox.markDelivered(delivered);
        }
    }

    private void fail() {
        if (!failed) {
            failed = true;
            pausedUntil = nanoTime.getAsLong() + backoff.failed().toNanos();
        }
    }
}
