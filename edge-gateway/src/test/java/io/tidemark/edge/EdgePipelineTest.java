package io.tidemark.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.edge.anomaly.AnomalyConfig;
import io.tidemark.edge.prediction.PredictionConfig;
import io.tidemark.edge.reading.Rejection;
import io.tidemark.edge.reading.SensorReading;
import io.tidemark.edge.window.EventTimeConfig;
import io.tidemark.edge.window.WindowConfig;
import io.tidemark.events.Anomaly;
import io.tidemark.events.RejectedReading;
import io.tidemark.events.RejectionReason;
import io.tidemark.events.WindowSummary;
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
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EdgePipelineTest {

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(1)
                            .build());

    private static final long SECOND = 1_000;
    private static final int SPIKE = 500;

    @Test
    void turnsReadingsAndRejectionsIntoEverythingThatLeavesTheGateway() throws Exception {
        StreamExecutionEnvironment environment = environment();
        List<SensorReading> readings = oneASecond(600);
        readings.add(reading(1, 0));
        readings.add(reading(1, 595 * SECOND));
        EdgePipeline.Outputs outputs = define(environment, readings, List.of(notJson(), notJson()));
        DataStream.Collector<Anomaly> anomalies = new DataStream.Collector<>();
        DataStream.Collector<WindowSummary> summaries = new DataStream.Collector<>();
        DataStream.Collector<RejectedReading> rejected = new DataStream.Collector<>();
        outputs.anomalies().collectAsync(anomalies);
        outputs.summaries().collectAsync(summaries);
        outputs.rejected().collectAsync(rejected);

        environment.execute("EdgePipelineTest");

        assertThat(anomalies.getOutput())
                .toIterable()
                .extracting(anomaly -> anomaly.getEventTime().toEpochMilli())
                .contains(SPIKE * SECOND)
                .hasSizeLessThan(3);
        // The last window has another reading of the time 595 s; the end of all closes it.
        assertThat(summaries.getOutput())
                .toIterable()
                .hasSize(120)
                .allMatch(summary -> summary.getRevision() == 0)
                .filteredOn(summary -> summary.getCount() == 5)
                .hasSize(119);
        assertThat(rejected.getOutput())
                .toIterable()
                .extracting(RejectedReading::getReason, RejectedReading::getOccurrence)
                .containsExactlyInAnyOrder(
                        tuple(RejectionReason.MALFORMED_JSON, 1L),
                        tuple(RejectionReason.MALFORMED_JSON, 2L),
                        tuple(RejectionReason.LATE, 1L));
    }

    @Test
    void givesEveryOperatorANameAndAnIdentityOfItsOwn() {
        StreamExecutionEnvironment environment = environment();
        define(environment, oneASecond(1), List.of(notJson()));

        StreamGraph graph = environment.getStreamGraph(false);

        assertThat(graph.getStreamNodes())
                .extracting(StreamNode::getTransformationUID)
                .doesNotContainNull()
                .doesNotHaveDuplicates()
                .contains(
                        "detect-anomaly",
                        "summarise-windows",
                        "number-occurrences",
                        "join-machine",
                        "detect-machine-anomaly",
                        "predict-failure");
        assertThat(graph.getStreamNodes())
                .extracting(StreamNode::getOperatorName)
                .contains(
                        "Detect anomaly",
                        "Summarise windows",
                        "Number occurrences",
                        "Join machine",
                        "Detect machine anomaly",
                        "Predict failure");
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(1);
        return environment;
    }

    private static EdgePipeline.Outputs define(
            StreamExecutionEnvironment environment,
            List<SensorReading> readings,
            List<Rejection> rejections) {
        return EdgePipeline.define(
                environment
                        .fromData(readings, TypeInformation.of(SensorReading.class))
                        .uid("readings"),
                environment
                        .fromData(rejections, TypeInformation.of(Rejection.class))
                        .uid("rejections"),
                null,
                "gateway-1",
                new EdgePipeline.Settings(
                        new WindowConfig(Duration.ofSeconds(5), 10, 1_000_000),
                        new EventTimeConfig(
                                Duration.ofSeconds(10),
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(5)),
                        AnomalyConfig.DEFAULT,
                        PredictionConfig.NONE));
    }

    private static List<SensorReading> oneASecond(int count) {
        Random random = new Random(5);
        List<SensorReading> readings = new ArrayList<>();
        for (int second = 0; second < count; second++) {
            double value = second == SPIKE ? 90 : 20 + random.nextGaussian();
            readings.add(reading(value, second * SECOND));
        }
        return readings;
    }

    private static SensorReading reading(double value, long eventTimeMillis) {
        return new SensorReading(
                "oslo/press/temperature", "temperature", "C", value, eventTimeMillis, null, 0);
    }

    private static Rejection notJson() {
        return new Rejection(
                "tidemark/oslo/press/temperature",
                RejectionReason.MALFORMED_JSON,
                "not JSON",
                new byte[] {'x'},
                1,
                "2d".repeat(32),
                null,
                0);
    }
}
