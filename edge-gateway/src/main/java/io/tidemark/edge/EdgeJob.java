package io.tidemark.edge;

import io.tidemark.edge.config.EdgeConfig;
import io.tidemark.edge.ingest.DeviceMessage;
import io.tidemark.edge.ingest.LogSource;
import io.tidemark.edge.ingest.ParseReadings;
import io.tidemark.edge.outbox.OutboxEntry;
import io.tidemark.edge.outbox.sink.OutboxSink;
import io.tidemark.edge.outbox.sink.ToOutboxEntry;
import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.Anomaly;
import io.tidemark.events.RejectedReading;
import io.tidemark.events.WindowSummary;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The pipeline between its ends: from the devices' broker to the outbox. */
public final class EdgeJob {

    private EdgeJob() {}

    /** Adds the job to the environment. */
    public static void define(StreamExecutionEnvironment environment, EdgeConfig config) {
        DataStream<DeviceMessage> messages =
                environment
                        .fromSource(
                                new LogSource(config.ingest()),
                                // Of its own: the source's watermarks pass.
                                WatermarkStrategy.noWatermarks(),
                                "Device messages")
                        .uid("device-messages");

        SingleOutputStreamOperator<SensorReading> readings =
                messages.process(new ParseReadings(config.limits()))
                        .name("Parse readings")
                        .uid("parse-readings");

        EdgePipeline.Outputs outputs =
                EdgePipeline.define(
                        readings,
                        readings.getSideOutput(ParseReadings.REJECTIONS),
                        config.gateway().id(),
                        config.windows(),
                        config.eventTime(),
                        config.anomaly());

        anomalyEntries(outputs.anomalies())
                .union(summaryEntries(outputs.summaries()), rejectionEntries(outputs.rejected()))
                .sinkTo(new OutboxSink(config.outbox(), config.gateway().id()))
                .name("Outbox")
                .uid("outbox");
    }

    private static DataStream<OutboxEntry> anomalyEntries(DataStream<Anomaly> anomalies) {
        return anomalies
                .map(new ToOutboxEntry<>())
                .returns(OutboxEntry.class)
                .name("Encode anomaly")
                .uid("encode-anomaly");
    }

    private static DataStream<OutboxEntry> summaryEntries(DataStream<WindowSummary> summaries) {
        return summaries
                .map(new ToOutboxEntry<>())
                .returns(OutboxEntry.class)
                .name("Encode window summary")
                .uid("encode-window-summary");
    }

    private static DataStream<OutboxEntry> rejectionEntries(DataStream<RejectedReading> rejected) {
        return rejected.map(new ToOutboxEntry<>())
                .returns(OutboxEntry.class)
                .name("Encode rejected reading")
                .uid("encode-rejected-reading");
    }
}
