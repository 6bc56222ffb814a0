package io.tidemark.edge.uplink;

import io.tidemark.edge.outbox.Outbox;
import io.tidemark.edge.outbox.OutboxException;
import io.tidemark.edge.outbox.OutboxResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what is sent when. A result is marked delivered only after the server accepted the
 * message with it. After a failure there is a pause, and messages start small again: one result at
 * first, twice as many after each that is accepted. So an outage wastes few bytes, and a result
 * that always fails soon stands alone and becomes one of the {@link Suspects}, which hold up
 * nobody. Used by one thread.
 */
final class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    static final int MAXIMUM_IN_FLIGHT = 8;

    private final Outbox outbox;
    private final UplinkClient client;
    private final InFlight inFlight;
    private final ResultQueue queue;
    private final Suspects suspects;
    private final DailyBudget budget;
    private final ProgressMeter meter;
    private final LongSupplier nanoTime;
    private final Backoff backoff;

    private int maximumRows = OpenBatch.MAXIMUM_ROWS;
    private boolean restart;
    private boolean trialIsNext = true;

    /** Whether the queue went past results that wait. */
    private boolean passedBy;

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
            DailyBudget budget,
            ProgressMeter meter,
            LongSupplier nanoTime,
            RandomGenerator random) {
        this.outbox = outbox;
        this.client = client;
        this.budget = budget;
        this.meter = meter;
        this.inFlight =
                new InFlight(
                        client, "$aws/rules/" + config.rule() + "/tidemark/" + gateway + "/uplink");
        BatchEncoder encoder = new BatchEncoder(gateway, config.maximumBatchBytes());
        this.queue = new ResultQueue(outbox, encoder, config, nanoTime);
        this.suspects = new Suspects(encoder, nanoTime, random);
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
            meter.passed(client.connected());
        } catch (OutboxException e) {
            restart = true;
            pause();
            throw e;
        }
    }

    private boolean ready() {
        if (!client.connected()) {
            queue.restart();
            return false;
        }
        if (restart) {
            queue.restart();
            restart = false;
            passedBy = false;
        }
        int mostInFlight = maximumRows < OpenBatch.MAXIMUM_ROWS ? 1 : MAXIMUM_IN_FLIGHT;
        return !budget.nothingLeft()
                && inFlight.size() < mostInFlight
                && nanoTime.getAsLong() - pausedUntil >= 0;
    }

    private boolean send(boolean hurry) {
        // In turns, as suspects must not hold up the queue, however many there are.
        UplinkMessage message = trialIsNext ? suspects.due() : null;
        if (message == null) {
            message = queue.next(maximumRows, hurry, budget.onlyUrgent());
        }
        if (message == null) {
            message = suspects.due();
        }
        trialIsNext = message != null && !suspects.onTrial(message);
        if (message == null) {
            restart = passedBy;
            return false;
        }
        return publish(message);
    }

    private boolean publish(UplinkMessage message) {
        if (budget.spend(message)) {
            inFlight.publish(message);
            return true;
        }
        if (suspects.onTrial(message)) {
            suspects.postponed();
        } else {
            queue.release(message.results());
            restart = true;
        }
        return false;
    }

    private void settle(List<InFlight.Settled> settled) {
        List<OutboxResult> delivered = new ArrayList<>();
        for (InFlight.Settled answer : settled) {
            if (answer.accepted()) {
                delivered.addAll(answer.message().results());
                accepted(answer.message());
                meter.accepted(answer.message().results().size());
            } else {
                failed(answer);
            }
        }
        if (!delivered.isEmpty()) {
            try {
                outbox.markDelivered(delivered);
            } finally {
                queue.release(delivered);
            }
        }
    }

    private void accepted(UplinkMessage message) {
        suspects.accepted(message);
        backoff.succeeded();
        maximumRows = Math.min(2 * maximumRows, OpenBatch.MAXIMUM_ROWS);
        restart |= passedBy;
    }

    private void failed(InFlight.Settled failure) {
        UplinkMessage message = failure.message();
        LOG.warn("{} results are sent again: {}", message.results().size(), failure.complaint());
        if (suspects.onTrial(message)) {
            queue.setAside(suspects.failed(failure));
            return;
        }
        pause();
        boolean blamed = failure.acknowledgement() != null || message.results().size() == 1;
        if (blamed && !suspects.full()) {
            queue.setAside(suspects.failed(failure));
            restart = true;
        } else {
            queue.release(message.results());
            // What is refused is passed by, so that what follows it is tried as well.
            passedBy |= blamed;
            restart |= !blamed;
        }
    }

    /**
     * Waits longer after each failure, but counts those that come together as one; a lost
     * connection is waited for anyhow.
     */
    private void pause() {
        maximumRows = 1;
        if (client.connected() && nanoTime.getAsLong() - pausedUntil >= 0) {
            pausedUntil = nanoTime.getAsLong() + backoff.failed().toNanos();
        }
    }
}
