package io.tidemark.edge;

import io.tidemark.edge.anomaly.AnomalyConfig;
import io.tidemark.edge.anomaly.DetectAnomaly;
import io.tidemark.edge.machine.DetectMachineAnomaly;
import io.tidemark.edge.machine.JoinMachine;
import io.tidemark.edge.machine.MachineName;
import io.tidemark.edge.machine.MachineWindow;
import io.tidemark.edge.model.ModelOrder;
import io.tidemark.edge.prediction.PredictFailure;
import io.tidemark.edge.prediction.PredictionConfig;
import io.tidemark.edge.reading.NumberOccurrences;
import io.tidemark.edge.reading.Rejection;
import io.tidemark.edge.reading.SensorReading;
import io.tidemark.edge.window.EventTimeConfig;
import io.tidemark.edge.window.SummariseWindows;
import io.tidemark.edge.window.WindowConfig;
import io.tidemark.events.Anomaly;
import io.tidemark.events.FailurePrediction;
import io.tidemark.events.ModelEvaluation;
import io.tidemark.events.RejectedReading;
import io.tidemark.events.WindowSummary;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;

/** From checked readings to the results that leave the gateway; knows neither source nor sink. */
public final class EdgePipeline {

    private EdgePipeline() {}

    /**
     * A reading that a device or a broker repeats goes no further than the windows. Every other one
     * is in a window summary and judged by what watches its sensor or, if it came too late for its
     * window, among the rejected. The first results of windows are joined by machine, whose sensors
     * are judged together and whose failure is foreseen, by the model that orders put in service.
     *
     * @param orders for models; null if nothing is to be foreseen
     * @param gatewayId thing name of the gateway
     */
    public static Outputs define(
            DataStream<SensorReading> readings,
            DataStream<Rejection> rejections,
            DataStream<ModelOrder> orders,
            String gatewayId,
            Settings settings) {
        SingleOutputStreamOperator<WindowSummary> summaries =
                byKey(readings, SensorReading::series)
                        .transform(
                                "Summarise windows",
                                TypeInformation.of(WindowSummary.class),
                                new SummariseWindows(
                                        gatewayId, settings.window(), settings.eventTime()))
                        .uid("summarise-windows");

        SingleOutputStreamOperator<Anomaly> anomalies =
                detectAnomaly(
                                summaries.getSideOutput(SummariseWindows.FIRST_TIME),
                                gatewayId,
                                settings.anomaly())
                        .uid("detect-anomaly");

        SingleOutputStreamOperator<MachineWindow> machines =
                joinMachine(summaries, settings).uid("join-machine");

        SingleOutputStreamOperator<Anomaly> machineAnomalies =
                detectMachineAnomaly(machines, gatewayId, settings.anomaly())
                        .uid("detect-machine-anomaly");

        SingleOutputStreamOperator<FailurePrediction> predictions =
                predictFailure(machines, orders, gatewayId, settings.prediction())
                        .uid("predict-failure");

        SingleOutputStreamOperator<RejectedReading> rejected =
                rejections
                        .union(summaries.getSideOutput(SummariseWindows.LATE))
                        .keyBy(NumberOccurrences::payloadOnTopic)
                        .process(new NumberOccurrences(gatewayId))
                        .name("Number occurrences")
                        .uid("number-occurrences");

        return new Outputs(
                anomalies,
                machineAnomalies,
                predictions,
                predictions.getSideOutput(PredictFailure.EVALUATIONS),
                summaries,
                rejected);
    }

    /** One chain without serialisation if there is but one of each operator, else by a hash. */
    private static <T> KeyedStream<T, String> byKey(
            DataStream<T> stream, KeySelector<T, String> key) {
        boolean alone =
                stream.getParallelism() == 1
                        && stream.getExecutionEnvironment().getParallelism() == 1;
        return alone ? stillByKey(stream, key) : stream.keyBy(key);
    }

    /** Of elements that are where the state of their key is. */
    private static <T> KeyedStream<T, String> stillByKey(
            DataStream<T> stream, KeySelector<T, String> key) {
        return DataStreamUtils.reinterpretAsKeyedStream(stream, key);
    }

    /**
     * @param firstTime readings of {@link SummariseWindows}
     */
    private static SingleOutputStreamOperator<Anomaly> detectAnomaly(
            DataStream<SensorReading> firstTime, String gatewayId, AnomalyConfig config) {
        return config.watchesSensors()
                ? stillByKey(firstTime, SensorReading::series)
                        .transform(
                                "Detect anomaly",
                                TypeInformation.of(Anomaly.class),
                                new DetectAnomaly(gatewayId, config))
                : nothing(firstTime, "Detect anomaly", Anomaly.class);
    }

    private static SingleOutputStreamOperator<MachineWindow> joinMachine(
            DataStream<WindowSummary> summaries, Settings settings) {
        return settings.anomaly().watchesMachines() || settings.prediction().predicts()
                ? byKey(summaries, MachineName::of)
                        .process(new JoinMachine(settings.eventTime().idleness()))
                        .name("Join machine")
                : nothing(summaries, "Join machine", MachineWindow.class);
    }

    private static SingleOutputStreamOperator<Anomaly> detectMachineAnomaly(
            DataStream<MachineWindow> machines, String gatewayId, AnomalyConfig config) {
        return config.watchesMachines()
                ? stillByKey(machines, MachineWindow::machine)
                        .transform(
                                "Detect machine anomaly",
                                TypeInformation.of(Anomaly.class),
                                new DetectMachineAnomaly(gatewayId, config))
                : nothing(machines, "Detect machine anomaly", Anomaly.class);
    }

    private static SingleOutputStreamOperator<FailurePrediction> predictFailure(
            DataStream<MachineWindow> machines,
            DataStream<ModelOrder> orders,
            String gatewayId,
            PredictionConfig config) {
        return config.predicts()
                ? KeyedWithBroadcast.transform(
                        stillByKey(machines, MachineWindow::machine),
                        orders,
                        "Predict failure",
                        TypeInformation.of(FailurePrediction.class),
                        new PredictFailure(gatewayId, config))
                : nothing(machines, "Predict failure", FailurePrediction.class);
    }

    private static <I, O> SingleOutputStreamOperator<O> nothing(
            DataStream<I> stream, String name, Class<O> type) {
        OneInputStreamOperator<I, O> operator = new EmitNothing<>();
        return stream.transform(name, TypeInformation.of(type), operator);
    }

    /**
     * How readings become results.
     *
     * @param window how readings are summarised
     * @param eventTime how long readings are waited for
     * @param anomaly how abnormal readings are found
     * @param prediction how failures are foreseen
     */
    public record Settings(
            WindowConfig window,
            EventTimeConfig eventTime,
            AnomalyConfig anomaly,
            PredictionConfig prediction) {}

    /**
     * What leaves the gateway.
     *
     * @param anomalies news of sensors' incidents, in the order of arrival within a sensor
     * @param machineAnomalies news of incidents of machines as a whole, in their order
     * @param predictions of machines' failures, by event time within a machine
     * @param evaluations what became of models, in order
     * @param summaries windows, by their order within a sensor but for those that late readings
     *     change; revisions of a window by their number
     * @param rejected what was refused when parsed and what came too late
     */
    public record Outputs(
            DataStream<Anomaly> anomalies,
            DataStream<Anomaly> machineAnomalies,
            DataStream<FailurePrediction> predictions,
            DataStream<ModelEvaluation> evaluations,
            DataStream<WindowSummary> summaries,
            DataStream<RejectedReading> rejected) {}
}
