package io.tidemark.edge.uplink;

import io.tidemark.edge.health.UplinkProgress;
import io.tidemark.edge.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/** Measures how the way to the cloud fares. Written by one thread, read by any. */
final class ProgressMeter {

    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    private final Outbox outbox;
    private final SentBytes sent;
    private final DailyBudget budget;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final DeliveryRate rate;
    private volatile UplinkProgress progress = UplinkProgress.none();
    private Instant acknowledgedAt;
    private int delivered;
    private long nextAt;

    /**
     * @param clock the gateway's clock
     * @param nanoTime a monotonic clock in nanoseconds
     */
    ProgressMeter(
            Outbox outbox, SentBytes sent, DailyBudget budget, Clock clock, LongSupplier nanoTime) {
        this.outbox = outbox;
        this.sent = sent;
        this.budget = budget;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.rate = new DeliveryRate(nanoTime);
        this.nextAt = nanoTime.getAsLong();
    }

    /** The cloud accepted results. */
    void accepted(int results) {
        delivered += results;
        acknowledgedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** To be called often; measures once a second. */
    void passed(boolean connected) {
        long now = nanoTime.getAsLong();
        if (now - nextAt < 0) {
            return;
        }
        nextAt = now + INTERVAL_NANOS;
        rate.passed(connected, delivered);
        delivered = 0;
        progress =
                new UplinkProgress(
                        connected,
                        acknowledgedAt,
                        rate.perSecond(),
                        connected ? rate.secondsFor(outbox.counts().pending()) : null,
                        sent.today(),
                        budget.onlyUrgent());
    }

    /** As it was a second ago or less. */
    UplinkProgress progress() {
        return progress;
    }
}
