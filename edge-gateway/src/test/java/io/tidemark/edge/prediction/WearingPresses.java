package io.tidemark.edge.prediction;

import io.tidemark.edge.machine.MachineWindow;
import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.FailureTrainer;
import io.tidemark.models.failure.MachineHistory;
import io.tidemark.models.failure.MachineStep;
import io.tidemark.models.failure.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Presses whose sound rises until they fail. */
final class WearingPresses {

    static final long STEP_MILLIS = 5_000;
    static final String[] SENSORS = {"heat", "sound"};

    private static final int PRESSES = 12;

    private WearingPresses() {}

    /** A model that has learnt from twelve of them. */
    static FailureModel model(String version) {
        return train(TrainingSettings.time("presses", version, STEP_MILLIS));
    }

    /** The same, but it counts in cycles. */
    static FailureModel modelOfCycles() {
        return train(TrainingSettings.cycles("presses", "1"));
    }

    /** One that has learnt from presses that live long and whose sound falls until they fail. */
    static FailureModel contraryModel(String version) {
        return train(TrainingSettings.time("presses", version, STEP_MILLIS), -1);
    }

    private static FailureModel train(TrainingSettings settings) {
        return train(settings, 1);
    }

    private static FailureModel train(TrainingSettings settings, int sign) {
        List<MachineHistory> histories = new ArrayList<>();
        for (int press = 0; press < PRESSES; press++) {
            List<MachineStep> steps = new ArrayList<>();
            int windows = (sign > 0 ? 50 : 250) + 5 * press;
            for (MachineWindow window : life("press-" + press, windows, press)) {
                double sound = sign > 0 ? window.means()[1] : 10 - window.means()[1];
                steps.add(
                        new MachineStep(
                                window.endMillis(), new double[] {window.means()[0], sound}));
            }
            histories.add(new MachineHistory("press-" + press, steps, true));
        }
        return new FailureTrainer(settings).train(List.of(SENSORS), histories, (done, all) -> {});
    }

    /** All windows of a press from its first to its failure. */
    static List<MachineWindow> life(String machine, int windows, long seed) {
        Random random = new Random(seed);
        List<MachineWindow> life = new ArrayList<>();
        for (int i = 1; i <= windows; i++) {
            double worn = Math.max(0, 1 - (windows - i) / 40.0);
            double[] means = {60 + random.nextGaussian(), 10 * worn + random.nextGaussian() / 5};
            life.add(new MachineWindow("oslo/" + machine, i * STEP_MILLIS, SENSORS, means));
        }
        return life;
    }
}
