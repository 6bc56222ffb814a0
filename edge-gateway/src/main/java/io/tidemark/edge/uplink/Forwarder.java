package io.tidemark.edge.uplink;

import io.tidemark.edge.health.UplinkProgress;
import io.tidemark.edge.outbox.Outbox;
import io.tidemark.edge.outbox.OutboxException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the outbox's results to the cloud, on a thread of its own.
 *
 * <p>Each result arrives at least once: it leaves the outbox only when the server has accepted it,
 * and is sent again after an outage, a refusal or a restart, as often as it takes. The urgent go
 * first; results of one priority leave by sequence, but may overtake each other when one is sent
 * again. What can never be delivered is set aside, with its reason, so that it holds up nobody.
 */
public final class Forwarder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);

    /** How soon a new result is noticed. */
    private static final Duration PATIENCE = Duration.ofMillis(20);

    private static final Duration PURGE_INTERVAL = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final UplinkClient client;
    private final UplinkConfig config;
    private final Duration deliveredRetention;
    private final SentBytes sent;
    private final ProgressMeter meter;
    private final Dispatch dispatch;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean stopping;
    private volatile long drainUntil;
    private long purgeAt = System.nanoTime();

    private Forwarder(
            Outbox outbox,
            UplinkClient client,
            String gateway,
            UplinkConfig config,
            SentBytes sent,
            Duration deliveredRetention) {
        this.outbox = outbox;
        this.client = client;
        this.config = config;
        this.deliveredRetention = deliveredRetention;
        this.sent = sent;
        DailyBudget budget = new DailyBudget(config.dailyBudgetBytes(), sent);
        this.meter = new ProgressMeter(outbox, sent, budget, Clock.systemUTC(), System::nanoTime);
        this.dispatch =
                new Dispatch(
                        outbox,
                        client,
                        gateway,
                        config,
                        budget,
                        meter,
                        System::nanoTime,
                        RandomGenerator.getDefault());
    }

    /**
     * Starts to connect and to forward; returns at once.
     *
     * @param outbox what to carry; whoever opened it closes it, after the forwarder
     * @param client the way to the cloud; started and closed by the forwarder
     * @param gateway thing name of the gateway
     * @param sent what was published today; closed by the forwarder
     * @param deliveredRetention how long the tombstone of a delivered result is kept
     */
    public static Forwarder start(
            Outbox outbox,
            UplinkClient client,
            String gateway,
            UplinkConfig config,
            SentBytes sent,
            Duration deliveredRetention) {
        Forwarder forwarder =
                new Forwarder(outbox, client, gateway, config, sent, deliveredRetention);
        client.start();
        CompletableFuture.runAsync(forwarder::run, task -> new Thread(task, "forwarder").start())
                .whenComplete((nothing, failure) -> forwarder.end(failure));
        return forwarder;
    }

    /**
     * Completes when the forwarder has stopped: normally after {@link #close}, exceptionally if it
     * failed and nothing is forwarded any more. Outages and errors of the disk do not end it.
     */
    public CompletionStage<Void> ended() {
        return ended.minimalCompletionStage();
    }

    /** How the way to the cloud fares, as of a second ago or less. */
    public UplinkProgress progress() {
        return meter.progress();
    }

    private void run() {
        boolean drained = false;
        while (!drained && !(stopping && System.nanoTime() - drainUntil >= 0)) {
            drained = step() && stopping;
        }
    }

    /** Returns whether nothing is left to deliver. */
    private boolean step() {
        try {
            dispatch.step(PATIENCE, stopping);
            if (System.nanoTime() - purgeAt >= 0) {
                purge();
            }
            return stopping && outbox.counts().pending() == 0;
        } catch (OutboxException e) {
            LOG.error("The outbox failed; forwarding is tried again", e);
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the forwarder", e);
        }
    }

    private void purge() {
        purgeAt = System.nanoTime() + PURGE_INTERVAL.toNanos();
        if (outbox.purge(deliveredRetention) > 0) {
            // There may be more: go on after the next message.
            purgeAt = System.nanoTime();
        }
    }

    private void end(Throwable failure) {
        if (failure == null) {
            ended.complete(null);
        } else {
            LOG.error("The forwarder failed; results stay in the outbox", failure);
            ended.completeExceptionally(failure);
        }
    }

    /**
     * Stops: goes on until the outbox has no result left to deliver, but no longer than the
     * configured drain on stop, then disconnects. What is left stays in the outbox.
     */
    @Override
    public void close() {
        drainUntil = System.nanoTime() + config.drainOnStop().toNanos();
        stopping = true;
        ended.handle((nothing, failure) -> null).join();
        client.close();
        sent.close();
    }
}
