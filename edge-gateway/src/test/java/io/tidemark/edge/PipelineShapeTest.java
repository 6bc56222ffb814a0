package io.tidemark.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.anomaly.AnomalyConfig;
import io.tidemark.edge.prediction.PredictionConfig;
import io.tidemark.edge.reading.Rejection;
import io.tidemark.edge.reading.SensorReading;
import io.tidemark.edge.window.EventTimeConfig;
import io.tidemark.edge.window.WindowConfig;
import io.tidemark.events.Anomaly;
import io.tidemark.events.RejectionReason;
import io.tidemark.events.WindowSummary;
import io.tidemark.models.anomaly.IncidentSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The shapes that the pipeline takes: one chain or a hash exchange, with detectors or without. */
class PipelineShapeTest {

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final Rejection NOT_JSON =
            new Rejection(
                    "tidemark/oslo/press/temperature",
                    RejectionReason.MALFORMED_JSON,
                    "not JSON",
                    new byte[] {'x'},
                    1,
                    "2d".repeat(32),
                    null,
                    0);

    @Test
    void givesTheSameResultsInOneChainAndBehindAHash() throws Exception {
        Results chained = run(1, AnomalyConfig.DEFAULT);
        Results hashed = run(2, AnomalyConfig.DEFAULT);

        assertThat(chained.summaries())
                .hasSize(5 * 120)
                .containsExactlyInAnyOrderElementsOf(hashed.summaries());
        assertThat(chained.anomalies())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(hashed.anomalies());
    }

    @Test
    void findsNoAnomaliesWithoutADetector() throws Exception {
        AnomalyConfig none =
                new AnomalyConfig(
                        AnomalyConfig.Choice.NONE,
                        0,
                        1,
                        1,
                        true,
                        IncidentSettings.DEFAULT,
                        List.of());

        Results results = run(1, none);

        assertThat(results.summaries()).hasSize(5 * 120);
        assertThat(results.anomalies()).isEmpty();
    }

    private record Results(List<WindowSummary> summaries, List<Anomaly> anomalies) {}

    private static Results run(int parallelism, AnomalyConfig anomaly) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        EdgePipeline.Outputs outputs =
                EdgePipeline.define(
                        environment
                                .fromData(readings(), TypeInformation.of(SensorReading.class))
                                .uid("readings"),
                        environment
                                .fromData(List.of(NOT_JSON), TypeInformation.of(Rejection.class))
                                .uid("rejections"),
                        null,
                        "gateway-1",
                        new EdgePipeline.Settings(
                                new WindowConfig(Duration.ofSeconds(5), 3, 1_000_000),
                                new EventTimeConfig(
                                        Duration.ofSeconds(10),
                                        Duration.ofMinutes(1),
                                        Duration.ofMinutes(5)),
                                anomaly,
                                PredictionConfig.NONE));
        DataStream.Collector<Anomaly> anomalies = new DataStream.Collector<>();
        DataStream.Collector<WindowSummary> summaries = new DataStream.Collector<>();
        outputs.anomalies().collectAsync(anomalies);
        outputs.summaries().collectAsync(summaries);

        environment.execute("PipelineShapeTest");

        return new Results(list(summaries), list(anomalies));
    }

    private static <T> List<T> list(DataStream.Collector<T> collector) {
        List<T> list = new ArrayList<>();
        collector.getOutput().forEachRemaining(list::add);
        return list;
    }

    /** Ten minutes of five sensors, each reading sent twice. */
    private static List<SensorReading> readings() {
        Random random = new Random(5);
        List<SensorReading> readings = new ArrayList<>();
        for (int second = 0; second < 600; second++) {
            double value = second == 500 ? 90 : 20 + random.nextGaussian();
            for (int i = 0; i < 10; i++) {
                String series = "oslo/press/" + i / 2;
                readings.add(
                        new SensorReading(series, "heat", null, value, second * 1_000L, null, 0));
            }
        }
        return readings;
    }
}
