package io.tidemark.edge.health;

import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporterFactory;
import org.apache.flink.traces.reporter.TraceReporterFactory;

/**
 * Makes {@link GatewayMetrics} for Flink, which finds this class through {@code META-INF/services}
 * and takes it by its name in the configuration.
 */
public final class GatewayMetricsFactory implements MetricReporterFactory, TraceReporterFactory {

    @Override
    public GatewayMetrics createMetricReporter(Properties properties) {
        return new GatewayMetrics();
    }

    @Override
    public GatewayMetrics createTraceReporter(Properties properties) {
        return new GatewayMetrics();
    }
}
