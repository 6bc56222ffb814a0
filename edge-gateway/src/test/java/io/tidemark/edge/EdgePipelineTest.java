package io.tidemark.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.edge.anomaly.AnomalyConfig;
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
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final long SECOND = 1_000;
    private static final int SPIKE = 500;

    @Test
    void turnsReadingsAndRejectionsIntoEverythingThatLeavesTheGateway() throws Exception {
        StreamExecutionEnvironment environment = environment();
        List<SensorReading> readings = oneASecond(600);
        readings.add(reading(1, 0));
        readings.add(reading(1, 595 * SECOND));
        EdgePipeline.Outputs outputs =
                define(environment, readings, List.of(notJson(), notJson()), AnomalyConfig.DEFAULT);
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
        define(environment, oneASecond(1), List.of(notJson()), AnomalyConfig.DEFAULT);

        StreamGraph graph = environment.getStreamGraph(false);

        assertThat(graph.getStreamNodes())
                .extracting(StreamNode::getTransformationUID)
                .doesNotContainNull()
                .doesNotHaveDuplicates()
                .contains("detect-anomaly", "summarise-windows", "number-occurrences");
        assertThat(graph.getStreamNodes())
                .extracting(StreamNode::getOperatorName)
                .contains("Detect anomaly", "Summarise windows", "Number occurrences");
    }

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
        AnomalyConfig none = new AnomalyConfig(AnomalyConfig.Choice.NONE, 0, 0, 1, 1);

        Results results = run(1, none);

        assertThat(results.summaries()).hasSize(5 * 120);
        assertThat(results.anomalies()).isEmpty();
    }

    private record Results(List<WindowSummary> summaries, List<Anomaly> anomalies) {}

    /** Ten minutes of five sensors, each reading sent twice. */
    private static Results run(int parallelism, AnomalyConfig anomaly) throws Exception {
        StreamExecutionEnvironment environment = environment();
        environment.setParallelism(parallelism);
        List<SensorReading> readings = new ArrayList<>();
        for (SensorReading reading : oneASecond(600)) {
            for (int i = 0; i < 10; i++) {
                readings.add(ofSensor("oslo/press/" + i / 2, reading));
            }
        }
        EdgePipeline.Outputs outputs = define(environment, readings, List.of(notJson()), anomaly);
        DataStream.Collector<Anomaly> anomalies = new DataStream.Collector<>();
        DataStream.Collector<WindowSummary> summaries = new DataStream.Collector<>();
        outputs.anomalies().collectAsync(anomalies);
        outputs.summaries().collectAsync(summaries);

        environment.execute("EdgePipelineTest");

        return new Results(list(summaries), list(anomalies));
    }

    private static <T> List<T> list(DataStream.Collector<T> collector) {
        List<T> list = new ArrayList<>();
        collector.getOutput().forEachRemaining(list::add);
        return list;
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
            List<Rejection> rejections,
            AnomalyConfig anomaly) {
        return EdgePipeline.define(
                environment
                        .fromData(readings, TypeInformation.of(SensorReading.class))
                        .uid("readings"),
                environment
                        .fromData(rejections, TypeInformation.of(Rejection.class))
                        .uid("rejections"),
                "gateway-1",
                new WindowConfig(Duration.ofSeconds(5), 10, 1_000_000),
                new EventTimeConfig(
                        Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5)),
                anomaly);
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

    private static SensorReading ofSensor(String series, SensorReading reading) {
        return new SensorReading(
                series, "heat", null, reading.value(), reading.eventTimeMillis(), null, 0);
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
