package io.tidemark.edge.prediction;

import io.tidemark.edge.machine.MachineName;
import io.tidemark.edge.machine.MachineWindow;
import io.tidemark.events.FailurePrediction;
import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.Prediction;
import java.time.Instant;

/** What is said of a machine. */
final class PredictionMessage {

    private static final int MILLIS = 1_000;

    private PredictionMessage() {}

    /**
     * @param window the newest that the prediction knows
     * @param model that predicted
     */
    static FailurePrediction of(
            String gateway, MachineWindow window, Prediction prediction, FailureModel model) {
        MachineName name = MachineName.of(window.machine());
        return FailurePrediction.newBuilder()
                .setGateway(gateway)
                .setSite(name.site())
                .setMachine(name.machine())
                .setEventTime(Instant.ofEpochMilli(window.endMillis()))
                .setRemainingLife(prediction.remainingLife())
                .setRemainingLifeLower(prediction.lower())
                .setRemainingLifeUpper(prediction.upper())
                .setCoverage(model.coverage())
                .setFailureProbability(prediction.failureProbability())
                .setHorizonMillis(Math.round(model.horizon() * MILLIS))
                .setModel(model.name())
                .setModelVersion(model.version())
                .setFeatureVersion(model.featureVersion())
                .build();
    }
}
