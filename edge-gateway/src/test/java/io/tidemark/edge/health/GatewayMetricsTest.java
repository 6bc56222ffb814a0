package io.tidemark.edge.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Meter;
import org.apache.flink.metrics.MeterView;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.metrics.ReporterSetup;
import org.apache.flink.traces.Span;
import org.junit.jupiter.api.Test;

class GatewayMetricsTest {

    private final GatewayMetrics metrics =
            new GatewayMetricsFactory().createMetricReporter(new Properties());

    @Test
    void isFoundByFlinkThroughItsConfiguration() {
        assertThat(
                        ReporterSetup.fromConfiguration(
                                Configuration.fromMap(GatewayMetrics.flinkConfiguration()), null))
                .singleElement()
                .satisfies(
                        setup ->
                                assertThat(setup.getReporter()).isInstanceOf(GatewayMetrics.class));
    }

    @Test
    void readsTheCounterThatWasRegisteredLast() {
        Counter ofFirstAttempt = counter(5);
        Counter ofSecondAttempt = counter(7);
        added(GatewayMetric.READINGS_PARSED, ofFirstAttempt);
        added(GatewayMetric.READINGS_PARSED, ofSecondAttempt);
        removed(GatewayMetric.READINGS_PARSED, ofFirstAttempt);
        ofSecondAttempt.inc();

        assertThat(GatewayMetrics.read(GatewayMetric.READINGS_PARSED)).isEqualTo(8);
    }

    @Test
    void keepsTheLastValueOfAnOperatorThatIsGone() {
        Counter counter = counter(5);
        added(GatewayMetric.READINGS_LATE, counter);
        counter.inc();
        removed(GatewayMetric.READINGS_LATE, counter);
        counter.inc();

        assertThat(GatewayMetrics.read(GatewayMetric.READINGS_LATE)).isEqualTo(6);
    }

    @Test
    void readsAGaugeOfAnyNumber() {
        Gauge<Integer> windows = () -> 42;
        added(GatewayMetric.WINDOWS_OPEN, windows);

        assertThat(GatewayMetrics.read(GatewayMetric.WINDOWS_OPEN)).isEqualTo(42);
    }

    @Test
    void refusesAMeterUnderAKnownName() {
        Meter meter = new MeterView(1);

        assertThatThrownBy(
                        () ->
                                metrics.notifyOfAddedMetric(
                                        meter, "readingsParsed", new UnregisteredMetricsGroup()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void remembersWhenACheckpointCompletedAndNotWhenOneFailed() {
        span("COMPLETED", 1_000);
        span("FAILED", 2_000);

        assertThat(GatewayMetrics.lastCheckpointAt()).contains(Instant.ofEpochMilli(1_000));
    }

    private void span(String status, long endMillis) {
        metrics.notifyOfAddedSpan(
                Span.builder(GatewayMetricsTest.class, "Checkpoint")
                        .setStartTsMillis(500)
                        .setEndTsMillis(endMillis)
                        .setAttribute("checkpointStatus", status)
                        .build());
    }

    private static Counter counter(long value) {
        Counter counter = new SimpleCounter();
        counter.inc(value);
        return counter;
    }

    private void added(GatewayMetric metric, Metric value) {
        metrics.notifyOfAddedMetric(value, metric.flinkName(), new UnregisteredMetricsGroup());
    }

    private void removed(GatewayMetric metric, Metric value) {
        metrics.notifyOfRemovedMetric(value, metric.flinkName(), new UnregisteredMetricsGroup());
    }
}
