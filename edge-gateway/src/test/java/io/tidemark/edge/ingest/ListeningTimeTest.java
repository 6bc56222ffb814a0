package io.tidemark.edge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.ingest.log.LogConfig;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What an operator behind the source sees of the listening time. */
class ListeningTimeTest {

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(1)
                            .build());

    @TempDir private Path directory;

    /** The watermark before each message. */
    private static final class WatermarkBefore extends ProcessFunction<DeviceMessage, Long> {

        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(DeviceMessage message, Context context, Collector<Long> out) {
            out.collect(context.timerService().currentWatermark());
        }
    }

    @Test
    @SuppressWarnings("try") // Flink's iterator is closed by its thread alone: no interruption
    void reachesOperatorsAsTheirWatermark() throws Exception {
        DeviceBroker broker = new DeviceBroker(directory.resolve("broker"));
        broker.start();
        broker.publishRetained("tidemark/oslo/press-1/temperature", "retained");
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(1);
        LogConfig log =
                new LogConfig(
                        directory.resolve("log").toFile(), Duration.ofMillis(10), 64 << 20, 1);
        IngestConfig config = new IngestConfig(broker.address(), "gateway", "tidemark/+/+/+", log);

        try (CloseableIterator<Long> watermarks =
                environment
                        .fromSource(
                                new LogSource(config), WatermarkStrategy.noWatermarks(), "Source")
                        .process(new WatermarkBefore())
                        .returns(Types.LONG)
                        .executeAndCollect()) {
            long watermark = watermarks.next();

            assertThat(watermark).isBetween(-1L, Duration.ofMinutes(1).toMillis());
            for (int second = 0; second < 10 && watermark < 0; second++) {
                broker.publish("tidemark/oslo/press-1/temperature", "more");
                watermark = watermarks.next();
            }
            assertThat(watermark).isNotNegative();
        } finally {
            broker.stop();
        }
    }
}
