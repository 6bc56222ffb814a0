package io.tidemark.edge;

import io.tidemark.edge.anomaly.AnomalyConfig;
import io.tidemark.edge.anomaly.DetectAnomaly;
import io.tidemark.edge.anomaly.FindNoAnomaly;
import io.tidemark.edge.reading.NumberOccurrences;
import io.tidemark.edge.reading.Rejection;
import io.tidemark.edge.reading.SensorReading;
import io.tidemark.edge.window.EventTimeConfig;
import io.tidemark.edge.window.SummariseWindows;
import io.tidemark.edge.window.WindowConfig;
import io.tidemark.events.Anomaly;
import io.tidemark.events.RejectedReading;
import io.tidemark.events.WindowSummary;
import io.tidemark.models.anomaly.RandomCutForestFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** From checked readings to the results that leave the gateway; knows neither source nor sink. */
public final class EdgePipeline {

    private EdgePipeline() {}

    /**
     * A reading that a device or a broker repeats goes no further than the windows. Every other one
     * is in a window summary and judged by its sensor's detector or, if it came too late for its
     * window, among the rejected.
     *
     * @param gatewayId thing name of the gateway
     */
    public static Outputs define(
            DataStream<SensorReading> readings,
            DataStream<Rejection> rejections,
            String gatewayId,
            WindowConfig window,
            EventTimeConfig eventTime,
            AnomalyConfig anomaly) {
        SingleOutputStreamOperator<WindowSummary> summaries =
                bySensor(readings)
                        .transform(
                                "Summarise windows",
                                TypeInformation.of(WindowSummary.class),
                                new SummariseWindows(gatewayId, window, eventTime))
                        .uid("summarise-windows");

        SingleOutputStreamOperator<Anomaly> anomalies =
                detectAnomaly(
                                summaries.getSideOutput(SummariseWindows.FIRST_TIME),
                                gatewayId,
                                anomaly)
                        .uid("detect-anomaly");

        SingleOutputStreamOperator<RejectedReading> rejected =
                rejections
                        .union(summaries.getSideOutput(SummariseWindows.LATE))
                        .keyBy(NumberOccurrences::payloadOnTopic)
                        .process(new NumberOccurrences(gatewayId))
                        .name("Number occurrences")
                        .uid("number-occurrences");

        return new Outputs(anomalies, summaries, rejected);
    }

    /** One chain without serialisation if there is but one of each operator, else by a hash. */
    private static KeyedStream<SensorReading, String> bySensor(DataStream<SensorReading> readings) {
        boolean alone =
                readings.getParallelism() == 1
                        && readings.getExecutionEnvironment().getParallelism() == 1;
        return alone ? stillBySensor(readings) : readings.keyBy(SensorReading::series);
    }

    /** Of readings that are where their sensor's state is. */
    private static KeyedStream<SensorReading, String> stillBySensor(
            DataStream<SensorReading> readings) {
        return DataStreamUtils.reinterpretAsKeyedStream(readings, SensorReading::series);
    }

    /**
     * @param firstTime readings of {@link SummariseWindows}
     */
    private static SingleOutputStreamOperator<Anomaly> detectAnomaly(
            DataStream<SensorReading> firstTime, String gatewayId, AnomalyConfig config) {
        String name = "Detect anomaly";
        TypeInformation<Anomaly> type = TypeInformation.of(Anomaly.class);
        return switch (config.detector()) {
            case RANDOM_CUT_FOREST ->
                    stillBySensor(firstTime)
                            .transform(name, type, randomCutForests(gatewayId, config));
            case NONE -> firstTime.transform(name, type, new FindNoAnomaly());
        };
    }

    private static DetectAnomaly randomCutForests(String gatewayId, AnomalyConfig config) {
        RandomCutForestFactory forests =
                new RandomCutForestFactory(
                        config.warmUpReadings(),
                        config.holdDownReadings(),
                        config.thresholdDeviations());
        return new DetectAnomaly(gatewayId, forests, config.maximumLiveDetectors());
    }

    /**
     * What leaves the gateway.
     *
     * @param anomalies readings found abnormal, in the order of arrival within a sensor
     * @param summaries windows, by their order within a sensor but for those that late readings
     *     change; revisions of a window by their number
     * @param rejected what was refused when parsed and what came too late
     */
    public record Outputs(
            DataStream<Anomaly> anomalies,
            DataStream<WindowSummary> summaries,
            DataStream<RejectedReading> rejected) {}
}
