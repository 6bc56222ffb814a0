package io.tidemark.edge;

import io.tidemark.edge.anomaly.AnomalyConfig;
import io.tidemark.edge.anomaly.DetectAnomaly;
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
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** From checked readings to the results that leave the gateway; knows neither source nor sink. */
public final class EdgePipeline {

    private EdgePipeline() {}

    /**
     * Every reading is judged by its sensor's detector and is either in a window summary or, if it
     * came too late for its window, among the rejected.
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
        KeyedStream<SensorReading, String> bySensor = readings.keyBy(SensorReading::series);

        SingleOutputStreamOperator<Anomaly> anomalies =
                bySensor.transform(
                                "Detect anomaly",
                                TypeInformation.of(Anomaly.class),
                                detectAnomaly(gatewayId, anomaly))
                        .uid("detect-anomaly");

        SingleOutputStreamOperator<WindowSummary> summaries =
                bySensor.process(new SummariseWindows(gatewayId, window, eventTime))
                        .name("Summarise windows")
                        .uid("summarise-windows");

        SingleOutputStreamOperator<RejectedReading> rejected =
                rejections
                        .union(summaries.getSideOutput(SummariseWindows.LATE))
                        .keyBy(NumberOccurrences::payloadOnTopic)
                        .process(new NumberOccurrences(gatewayId))
                        .name("Number occurrences")
                        .uid("number-occurrences");

        return new Outputs(anomalies, summaries, rejected);
    }

    private static DetectAnomaly detectAnomaly(String gatewayId, AnomalyConfig config) {
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
     * @param summaries windows, by their order within a sensor; revisions of a window by their
     *     number
     * @param rejected what was refused when parsed and what came too late
     */
    public record Outputs(
            DataStream<Anomaly> anomalies,
            DataStream<WindowSummary> summaries,
            DataStream<RejectedReading> rejected) {}
}
