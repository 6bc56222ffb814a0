package io.tidemark.edge.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.edge.outbox.AdjustableClock;
import io.tidemark.edge.outbox.EventKind;
import io.tidemark.edge.outbox.Outbox;
import io.tidemark.edge.outbox.OutboxCounts;
import io.tidemark.edge.outbox.OutboxResult;
import io.tidemark.edge.outbox.SampleEvents;
import io.tidemark.events.EventCodec;
import io.tidemark.events.GatewayHealth;
import io.tidemark.events.UndecodableEventException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthReporterTest {

    private static final HealthConfig NEVER = new HealthConfig(Duration.ofDays(1));

    @TempDir Path directory;
    private final AdjustableClock clock = new AdjustableClock();
    private Outbox outbox;

    @BeforeEach
    void openTheOutbox() {
        outbox = Outbox.open(directory.resolve("outbox.db"), clock);
    }

    @AfterEach
    void closeTheOutbox() {
        outbox.close();
    }

    @Test
    void reportsOnceMoreWhenItStops() throws Exception {
        SimpleCounter parsed = new SimpleCounter();
        parsed.inc(12);
        new GatewayMetricsFactory()
                .createMetricReporter(new Properties())
                .notifyOfAddedMetric(
                        parsed,
                        GatewayMetric.READINGS_PARSED.flinkName(),
                        new UnregisteredMetricsGroup());
        Instant started = clock.instant();
        HealthReporter reporter =
                HealthReporter.start(NEVER, outbox, UplinkProgress::none, "g1", "1.2.3", clock);
        outbox.append(
                List.of(
                        SampleEvents.entry(EventKind.ANOMALY, 1),
                        SampleEvents.entry(EventKind.ANOMALY, 2)));
        OutboxCounts before = outbox.counts();
        clock.advance(Duration.ofSeconds(90));
        reporter.close();

        GatewayHealth health = newestReport();
        assertThat(health.getGateway()).isEqualTo("g1");
        assertThat(health.getVersion()).isEqualTo("1.2.3");
        assertThat(health.getStartedAt()).isEqualTo(started);
        assertThat(health.getMeasuredAt()).isEqualTo(started.plusSeconds(90));
        assertThat(health.getReadingsParsed()).isEqualTo(12);
        assertThat(health.getResultsEmitted()).isEqualTo(2);
        assertThat(health.getResultsUplinked()).isZero();
        assertThat(health.getOutboxRows()).isEqualTo(2);
        assertThat(health.getOutboxBytes()).isEqualTo(before.pendingBytes());
    }

    @Test
    void reportsEveryInterval() {
        HealthConfig often = new HealthConfig(Duration.ofMillis(20));
        HealthReporter reporter =
                HealthReporter.start(often, outbox, UplinkProgress::none, "g1", "1", clock);
        for (int reports = 1; reports <= 3; reports++) {
            int expected = reports;
            await().until(() -> outbox.counts().emitted() >= expected);
            clock.advance(Duration.ofMinutes(1));
        }
        reporter.close();
    }

    @Test
    void goesOnAfterAReportThatFailed() {
        ClockThatFailsOnce failing = new ClockThatFailsOnce();
        HealthConfig often = new HealthConfig(Duration.ofMillis(20));
        HealthReporter reporter =
                HealthReporter.start(often, outbox, UplinkProgress::none, "g1", "1", failing);
        failing.armed = true;

        await().until(() -> outbox.counts().emitted() >= 2);
        assertThat(failing.armed).isFalse();
        reporter.close();
    }

    private static final class ClockThatFailsOnce extends Clock {

        private volatile boolean armed;

        @Override
        public Instant instant() {
            if (armed) {
                armed = false;
                throw new IllegalStateException("a fault of the test");
            }
            return Instant.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("only instants are asked for");
        }
    }

    private GatewayHealth newestReport() throws UndecodableEventException {
        List<OutboxResult> waiting = outbox.deliveryOrder().next(100, Long.MAX_VALUE);
        return (GatewayHealth)
                EventCodec.decode(
                        waiting.stream()
                                .filter(result -> result.kind() == EventKind.GATEWAY_HEALTH)
                                .reduce((first, second) -> second)
                                .orElseThrow()
                                .event());
    }
}
