package io.tidemark.edge.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayMetricsOfAJobTest {

    private static final int READINGS = 1_000;

    @TempDir Path directory;

    @Test
    void readsCountersAndCheckpointsOfAJobThatRanInTheSameProcess() throws Exception {
        Instant before = Instant.now();
        Configuration configuration = Configuration.fromMap(GatewayMetrics.flinkConfiguration());
        configuration.addAll(
                Configuration.fromMap(
                        Map.of(
                                "execution.checkpointing.interval",
                                "100 ms",
                                "execution.checkpointing.dir",
                                directory.toUri().toString())));
        LocalStreamEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        environment
                .fromSequence(1, READINGS)
                .map(new CountReadings())
                .sinkTo(new DiscardingSink<>());
        environment.execute();

        assertThat(GatewayMetrics.read(GatewayMetric.READINGS_REJECTED)).isEqualTo(READINGS);
        assertThat(GatewayMetrics.lastCheckpointAt().orElseThrow())
                .isBetween(before.minusMillis(1), Instant.now());
    }

    private static final class CountReadings extends RichMapFunction<Long, Long> {

        private static final long serialVersionUID = 1L;

        private transient Counter counter;

        @Override
        public void open(OpenContext context) {
            counter =
                    getRuntimeContext()
                            .getMetricGroup()
                            .counter(GatewayMetric.READINGS_REJECTED.flinkName());
        }

        @Override
        public Long map(Long value) {
            counter.inc();
            return value;
        }
    }
}
