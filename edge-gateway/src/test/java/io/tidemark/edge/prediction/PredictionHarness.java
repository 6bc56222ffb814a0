package io.tidemark.edge.prediction;

import io.tidemark.edge.machine.MachineWindow;
import io.tidemark.edge.model.ModelOrder;
import io.tidemark.edge.model.OrderFeed;
import io.tidemark.events.FailurePrediction;
import io.tidemark.events.ModelEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** Drives {@link PredictFailure} as Flink does; it looks for a model before every window. */
final class PredictionHarness implements AutoCloseable {

    private final KeyedTwoInputStreamOperatorTestHarness<
                    String, MachineWindow, ModelOrder, FailurePrediction>
            flink;
    private final OrderFeed orders;
    private int taken;
    private long checkpoints;

    /**
     * @param snapshot null for an operator that starts with nothing
     */
    PredictionHarness(PredictionConfig config, OperatorSubtaskState snapshot) throws Exception {
        this(config, snapshot, System::nanoTime);
    }

    PredictionHarness(PredictionConfig config, OperatorSubtaskState snapshot, NanoClock nanoClock)
            throws Exception {
        orders = config.orders();
        flink =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new PredictFailure("gateway-1", config, nanoClock),
                        MachineWindow::machine,
                        null,
                        Types.STRING);
        flink.getExecutionConfig().getSerializerConfig().setGenericTypes(false);
        if (snapshot != null) {
            flink.initializeState(snapshot);
        }
        flink.open();
    }

    /** What is foreseen of the windows. */
    List<FailurePrediction> process(List<MachineWindow> windows) throws Exception {
        for (MachineWindow window : windows) {
            look();
            flink.processElement1(new StreamRecord<>(window));
        }
        List<FailurePrediction> all = flink.extractOutputValues();
        List<FailurePrediction> fresh = new ArrayList<>(all.subList(taken, all.size()));
        taken = all.size();
        return fresh;
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

    OperatorSubtaskState snapshot() throws Exception {
        return flink.snapshot(++checkpoints, 1);
    }

    int stateEntries() {
        return flink.numKeyedStateEntries();
    }

    int timers() {
        return flink.numEventTimeTimers();
    }

    @Override
    public void close() {
        try {
            flink.close();
        } catch (Exception e) {
            throw new IllegalStateException("operator did not close", e);
        }
    }
}
