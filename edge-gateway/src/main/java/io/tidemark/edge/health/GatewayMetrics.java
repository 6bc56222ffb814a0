package io.tidemark.edge.health;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.traces.Span;
import org.apache.flink.traces.reporter.TraceReporter;

/**
 * The job's own metrics, readable from outside the job in the same process.
 *
 * <p>Of several metrics with one name, such as those of a restarted operator, the one registered
 * last counts. When the job has ended, the last values stay. Flink makes the reporters, so what
 * they learn is kept once per process: one gateway runs in a process.
 */
public final class GatewayMetrics implements MetricReporter, TraceReporter {

    private static final Map<String, GatewayMetric> BY_FLINK_NAME =
            Arrays.stream(GatewayMetric.values())
                    .collect(Collectors.toMap(GatewayMetric::flinkName, Function.identity()));

    private static final Map<GatewayMetric, Metric> METRICS = new ConcurrentHashMap<>();
    private static volatile Instant lastCheckpointAt;

    /** The Flink configuration that makes the job's metrics readable here. */
    public static Map<String, String> flinkConfiguration() {
        String factory = GatewayMetricsFactory.class.getName();
        return Map.of(
                "metrics.reporters",
                "gateway",
                "metrics.reporter.gateway.factory.class",
                factory,
                "traces.reporters",
                "gateway",
                "traces.reporter.gateway.factory.class",
                factory);
    }

    /** The value of the metric; 0 as long as no operator has registered it. */
    public static long read(GatewayMetric metric) {
        return valueOf(METRICS.get(metric));
    }

    /**
     * When the newest complete checkpoint of this process was finished, gateway clock; empty before
     * the first.
     */
    public static Optional<Instant> lastCheckpointAt() {
        return Optional.ofNullable(lastCheckpointAt);
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        GatewayMetric known = BY_FLINK_NAME.get(name);
        if (known != null) {
            if (!(metric instanceof Counter) && !(metric instanceof Gauge)) {
                throw new IllegalArgumentException(name + " is neither a counter nor a gauge");
            }
            METRICS.put(known, metric);
        }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        GatewayMetric known = BY_FLINK_NAME.get(name);
        if (known != null) {
            // Its value now, so that the operator and its state can be collected.
            long last = valueOf(metric);
            Gauge<Long> frozen = () -> last;
            METRICS.replace(known, metric, frozen);
        }
    }

    private static long valueOf(Metric metric) {
        if (metric instanceof Counter counter) {
            return counter.getCount();
        }
        return metric instanceof Gauge<?> gauge ? ((Number) gauge.getValue()).longValue() : 0;
    }

    @Override
    public void notifyOfAddedSpan(Span span) {
        if (span.getName().equals("Checkpoint")
                && "COMPLETED".equals(span.getAttributes().get("checkpointStatus"))) {
            lastCheckpointAt = Instant.ofEpochMilli(span.getEndTsMillis());
        }
    }

    @Override
    public void open(MetricConfig config) {}

    @Override
    public void close() {}
}
