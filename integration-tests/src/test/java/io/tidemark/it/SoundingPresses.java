package io.tidemark.it;

import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.FailureTrainer;
import io.tidemark.models.failure.MachineHistory;
import io.tidemark.models.failure.MachineStep;
import io.tidemark.models.failure.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Presses whose sound rises until they fail, with a window every five seconds. */
final class SoundingPresses {

    private static final long STEP_MILLIS = 5_000;
    private static final long START = 1_767_225_600_000L;
    private static final int PRESSES = 12;
    private static final int WINDOWS = 80;

    private SoundingPresses() {}

    /** A model that has learnt from twelve of them. */
    static FailureModel model(String version) {
        return train(version, false);
    }

    /** One that has learnt from presses that live long and whose sound falls until they fail. */
    static FailureModel contraryModel(String version) {
        return train(version, true);
    }

    private static FailureModel train(String version, boolean contrary) {
        List<MachineHistory> histories = new ArrayList<>();
        for (int press = 0; press < PRESSES; press++) {
            List<MachineStep> steps = new ArrayList<>();
            int windows = (contrary ? 250 : 50) + 5 * press;
            for (double[] means : life(windows, press)) {
                double sound = contrary ? 10 - means[1] : means[1];
                steps.add(
                        new MachineStep(
                                (steps.size() + 1) * STEP_MILLIS, new double[] {means[0], sound}));
            }
            histories.add(new MachineHistory("press-" + press, steps, true));
        }
        return new FailureTrainer(TrainingSettings.time("presses", version, STEP_MILLIS))
                .train(List.of("heat", "sound"), histories, (done, all) -> {});
    }

    /** What the sensors of one of them send in its life, and a reading after that. */
    static List<SentReading> readings(String machine) {
        List<SentReading> readings = new ArrayList<>();
        long sequence = 0;
        for (double[] means : life(WINDOWS + 1, 99)) {
            long at = START + sequence * STEP_MILLIS;
            sequence++;
            readings.add(new SentReading(machine, "heat", means[0], at, sequence));
            readings.add(new SentReading(machine, "sound", means[1], at, sequence));
        }
        return readings;
    }

    private static List<double[]> life(int windows, long seed) {
        Random random = new Random(seed);
        List<double[]> life = new ArrayList<>();
        for (int i = 1; i <= windows; i++) {
            double worn = Math.max(0, 1 - (windows - i) / 40.0);
            life.add(
                    new double[] {
                        60 + random.nextGaussian(), 10 * worn + random.nextGaussian() / 5
                    });
        }
        return life;
    }
}
