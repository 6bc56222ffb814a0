package io.tidemark.edge;

import io.tidemark.edge.config.EdgeConfig;
import io.tidemark.edge.ingest.DeviceMessage;
import io.tidemark.edge.ingest.LogSource;
import io.tidemark.edge.ingest.ParseReadings;
import io.tidemark.edge.model.ModelOrder;
import io.tidemark.edge.model.ModelSource;
import io.tidemark.edge.outbox.OutboxEntry;
import io.tidemark.edge.outbox.sink.OutboxSink;
import io.tidemark.edge.outbox.sink.ToOutboxEntry;
import io.tidemark.edge.prediction.PredictionConfig;
import io.tidemark.edge.reading.SensorReading;
import org.apache.avro.specific.SpecificRecord;
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
                        models(environment, config.prediction()),
                        config.gateway().id(),
                        new EdgePipeline.Settings(
                                config.windows(),
                                config.eventTime(),
                                config.anomaly(),
                                config.prediction()));

        entries(outputs.anomalies(), "anomaly")
                .union(
                        entries(outputs.machineAnomalies(), "machine anomaly"),
                        entries(outputs.predictions(), "failure prediction"),
                        entries(outputs.evaluations(), "model evaluation"),
                        entries(outputs.summaries(), "window summary"),
                        entries(outputs.rejected(), "rejected reading"))
                .sinkTo(new OutboxSink(config.outbox(), config.gateway().id()))
                .name("Outbox")
                .uid("outbox");
    }

    /** Orders for models; null if nothing is to be foreseen, which takes no source. */
    private static DataStream<ModelOrder> models(
            StreamExecutionEnvironment environment, PredictionConfig config) {
        return config.predicts()
                ? environment
                        .fromSource(
                                new ModelSource(config.orders(), config.lookAgain()),
                                WatermarkStrategy.noWatermarks(),
                                "Model updates")
                        .uid("model-updates")
                : null;
    }

    /**
     * @param what names the operator
     */
    private static <T extends SpecificRecord> DataStream<OutboxEntry> entries(
            DataStream<T> results, String what) {
        return results.map(new ToOutboxEntry<>())
                .returns(OutboxEntry.class)
                .name("Encode " + what)
                .uid("encode-" + what.replace(' ', '-'));
    }
}
