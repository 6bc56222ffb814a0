package io.tidemark.edge.health;

import io.tidemark.edge.outbox.Outbox;
import io.tidemark.edge.outbox.OutboxCounts;
import io.tidemark.edge.outbox.OutboxEntry;
import io.tidemark.events.GatewayHealth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the outbox how the gateway fares: once every interval, and once when it stops. A report
 * that cannot be stored is left out; the next tells the same counters and newer.
 */
public final class HealthReporter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HealthReporter.class);
    private static final Duration LONGEST_REPORT = Duration.ofSeconds(30);
    private static final int REMEMBERED_REPORTS = 10_000;

    private final Outbox outbox;
    private final Supplier<UplinkProgress> uplink;
    private final String gateway;
    private final String version;
    private final Clock clock;
    private final Instant startedAt;
    private final Set<Instant> reportedAt = new LinkedHashSet<>();
    private final ScheduledExecutorService schedule =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "health-reporter");
                        thread.setDaemon(true);
                        return thread;
                    });

    private HealthReporter(
            Outbox outbox,
            Supplier<UplinkProgress> uplink,
            String gateway,
            String version,
            Clock clock) {
        this.outbox = outbox;
        this.uplink = uplink;
        this.gateway = gateway;
        this.version = version;
        this.clock = clock;
        this.startedAt = now();
    }

    /**
     * Starts to report; the first report comes after one interval, when the job has restored its
     * counters.
     *
     * @param outbox where reports go; whoever opened it closes it, after the reporter
     * @param uplink how the way to the cloud fares; called by the reporter's thread
     * @param gateway thing name of the gateway
     * @param version version of the gateway's software
     * @param clock the gateway's clock
     */
    public static HealthReporter start(
            HealthConfig config,
            Outbox outbox,
            Supplier<UplinkProgress> uplink,
            String gateway,
            String version,
            Clock clock) {
        HealthReporter reporter = new HealthReporter(outbox, uplink, gateway, version, clock);
        long interval = config.interval().toMillis();
        reporter.schedule.scheduleAtFixedRate(
                reporter::report, interval, interval, TimeUnit.MILLISECONDS);
        return reporter;
    }

    private void report() {
        try {
            outbox.append(counts -> OutboxEntry.of(health(counts)));
        } catch (RuntimeException e) {
            // The executor would keep it to itself and make no further report.
            LOG.error("A health report is left out", e);
        }
    }

    private GatewayHealth health(OutboxCounts counts) {
        UplinkProgress progress = uplink.get();
        return new GatewayHealth(
                gateway,
                notReportedBefore(now()),
                startedAt,
                version,
                GatewayMetrics.read(GatewayMetric.READINGS_PARSED),
                GatewayMetrics.read(GatewayMetric.READINGS_REJECTED),
                GatewayMetrics.read(GatewayMetric.READINGS_LATE),
                counts.emitted(),
                counts.uplinked(),
                counts.pending(),
                counts.pendingBytes(),
                GatewayMetrics.lastCheckpointAt().orElse(null),
                GatewayMetrics.read(GatewayMetric.READINGS_REPEATED),
                GatewayMetrics.read(GatewayMetric.MESSAGES_DROPPED),
                counts.folded(),
                counts.dropped(),
                counts.undeliverable(),
                counts.oldestPendingMillis() == null
                        ? null
                        : Instant.ofEpochMilli(counts.oldestPendingMillis()),
                progress.secondsToDrain(),
                progress.bytesToday());
    }

    /** A clock that was set back may tell a time again, but the time is the report's identity. */
    private Instant notReportedBefore(Instant time) {
        Instant free = time;
        while (!reportedAt.add(free)) {
            free = free.plusMillis(1);
        }
        if (reportedAt.size() > REMEMBERED_REPORTS) {
            reportedAt.remove(reportedAt.iterator().next());
        }
        return free;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Makes the last report and stops. */
    @Override
    public void close() {
        schedule.execute(this::report);
        schedule.shutdown();
        try {
            if (!schedule.awaitTermination(LONGEST_REPORT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.error("The last health report was not stored within {}", LONGEST_REPORT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
