package io.tidemark.edge.prediction;

import io.tidemark.edge.machine.MachineWindow;
import io.tidemark.events.FailurePrediction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** Drives {@link PredictFailure} as Flink does; it looks for a model at every window. */
final class PredictionHarness implements AutoCloseable {

    private final KeyedOneInputStreamOperatorTestHarness<String, MachineWindow, FailurePrediction>
            flink;
    private int taken;

    /**
     * @param snapshot null for an operator that starts with nothing
     */
    PredictionHarness(PredictionConfig config, OperatorSubtaskState snapshot) throws Exception {
        flink =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new PredictFailure("gateway-1", config, Duration.ZERO),
                        MachineWindow::machine,
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
            flink.processElement(new StreamRecord<>(window));
        }
        List<FailurePrediction> all = flink.extractOutputValues();
        List<FailurePrediction> fresh = new ArrayList<>(all.subList(taken, all.size()));
        taken = all.size();
        return fresh;
    }

    void listenUntil(long listeningMillis) throws Exception {
        flink.processWatermark(listeningMillis);
    }

    OperatorSubtaskState snapshot() throws Exception {
        return flink.snapshot(1, 1);
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
