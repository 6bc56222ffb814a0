package io.tidemark.edge.prediction;

import io.tidemark.edge.OperatorHarness;
import io.tidemark.edge.machine.MachineWindow;
import io.tidemark.edge.model.ModelOrder;
import io.tidemark.edge.model.OrderFeed;
import io.tidemark.events.FailurePrediction;
import io.tidemark.events.ModelEvaluation;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** Drives {@link PredictFailure} as Flink does; it looks for a model before every window. */
final class PredictionHarness
        extends OperatorHarness<
                FailurePrediction,
                KeyedTwoInputStreamOperatorTestHarness<
                        String, MachineWindow, ModelOrder, FailurePrediction>> {

    private final OrderFeed orders;

    /**
     * @param snapshot null for an operator that starts with nothing
     */
    PredictionHarness(PredictionConfig config, OperatorSubtaskState snapshot) throws Exception {
        this(config, snapshot, System::nanoTime);
    }

    PredictionHarness(PredictionConfig config, OperatorSubtaskState snapshot, NanoClock nanoClock)
            throws Exception {
        super(flink(config, nanoClock), snapshot);
        orders = config.orders();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    String, MachineWindow, ModelOrder, FailurePrediction>
            flink(PredictionConfig config, NanoClock nanoClock) throws Exception {
        KeyedTwoInputStreamOperatorTestHarness<String, MachineWindow, ModelOrder, FailurePrediction>
                flink =
                        new KeyedTwoInputStreamOperatorTestHarness<>(
                                new PredictFailure("gateway-1", config, nanoClock),
                                MachineWindow::machine,
                                null,
                                Types.STRING);
        flink.getExecutionConfig().getSerializerConfig().setGenericTypes(false);
        return flink;
    }

    /** What is foreseen of the windows. */
    List<FailurePrediction> process(List<MachineWindow> windows) throws Exception {
        for (MachineWindow window : windows) {
            look();
            flink.processElement1(new StreamRecord<>(window));
        }
        return fresh();
    }

    /** Takes an order if there is a new one. */
    void look() throws Exception {
        ModelOrder order = orders.look();
        if (order != null) {
            flink.processElement2(new StreamRecord<>(order));
        }
    }

    /** Everything that became of models. */
    List<ModelEvaluation> evaluations() {
        Queue<StreamRecord<ModelEvaluation>> told = flink.getSideOutput(PredictFailure.EVALUATIONS);
        return told == null ? List.of() : told.stream().map(StreamRecord::getValue).toList();
    }

    void listenUntil(long listeningMillis) throws Exception {
        flink.processWatermark1(new Watermark(listeningMillis));
    }

    int stateEntries() {
        return flink.numKeyedStateEntries();
    }
}
