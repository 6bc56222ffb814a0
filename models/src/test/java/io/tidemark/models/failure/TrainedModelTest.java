package io.tidemark.models.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a model says of machines that it was not trained on. */
class TrainedModelTest {

    private static final List<String> SENSORS = SimulatedFleet.SENSORS;
    private static final List<MachineHistory> UNSEEN = SimulatedFleet.ofCycles(99).failed(200);

    @Test
    void foretellsHowLongMachinesThatItHasNotSeenGoOn() {
        assertThat(score(TrainedModel.MODEL, UNSEEN, 10).rootMeanSquareError()).isLessThan(4);
        assertThat(score(TrainedModel.MODEL, UNSEEN, 40).rootMeanSquareError()).isLessThan(13);
    }

    @Test
    void holdsItsShareOfIntervalsAtEveryStageOfLife() {
        for (int before : new int[] {5, 15, 30, 50, 70}) {
            assertThat(score(TrainedModel.MODEL, UNSEEN, before).coverage())
                    .as("%d cycles before the end", before)
                    .isBetween(0.8, 1.0);
        }
    }

    @Test
    void givesAnIntervalThatIsNarrowNearTheEndAndNeverNegative() {
        List<Prediction> near = predictions(TrainedModel.MODEL, UNSEEN, 5);
        List<Prediction> far = predictions(TrainedModel.MODEL, UNSEEN, 50);

        assertThat(meanWidth(near)).isLessThan(meanWidth(far) / 2);
        assertThat(near)
                .allSatisfy(
                        prediction -> {
                            assertThat(prediction.lower())
                                    .isBetween(0.0, prediction.remainingLife());
                            assertThat(prediction.upper())
                                    .isBetween(prediction.remainingLife(), 190.0);
                        });
    }

    @Test
    void tellsTheProbabilityOfAFailureWithinTheHorizonAsOftenAsItComes() {
        double[] said = new double[10];
        double[] came = new double[10];
        int[] counts = new int[10];
        for (int before = 0; before <= 60; before++) {
            for (Prediction prediction : predictions(TrainedModel.MODEL, UNSEEN, before)) {
                int bin = (int) Math.min(9, prediction.failureProbability() * 10);
                said[bin] += prediction.failureProbability();
                came[bin] += before <= 20 ? 1 : 0;
                counts[bin]++;
            }
        }
        for (int bin = 0; bin < 10; bin++) {
            if (counts[bin] > 200) {
                assertThat(said[bin] / counts[bin])
                        .as("probability around %.2f", bin / 10.0 + 0.05)
                        .isCloseTo(came[bin] / counts[bin], within(0.12));
            }
        }
    }

    private static List<Prediction> predictions(
            FailureModel model, List<MachineHistory> machines, int before) {
        return RemainingLifeEvaluation.predictLast(
                model, SENSORS, SimulatedFleet.cutOff(machines, before), TrainingProgress.SILENT);
    }

    private static RemainingLifeScore score(
            FailureModel model, List<MachineHistory> machines, int before) {
        double[] truth = new double[machines.size()];
        Arrays.fill(truth, before);
        return RemainingLifeScore.of(predictions(model, machines, before), truth, model.cap());
    }

    private static double meanWidth(List<Prediction> predictions) {
        return predictions.stream()
                .mapToDouble(prediction -> prediction.upper() - prediction.lower())
                .average()
                .orElseThrow();
    }
}
