package io.tidemark.models.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FailureTrainerTest {

    private static final List<String> SENSORS = SimulatedFleet.SENSORS;
    private static final List<MachineHistory> UNSEEN = SimulatedFleet.ofCycles(99).failed(200);

    @Test
    void givesTheSameModelToTheLastByteForTheSameHistoriesAndSeed() {
        List<MachineHistory> machines = SimulatedFleet.ofCycles(5).failed(15);

        byte[] model = encoded(train(TrainedModel.SETTINGS, machines));

        assertThat(encoded(train(TrainedModel.SETTINGS, machines))).isEqualTo(model);
        assertThat(encoded(train(TrainedModel.SETTINGS.withSeed(1), machines))).isNotEqualTo(model);
    }

    @Test
    void countsInSecondsIfStepsHaveALength() {
        SimulatedFleet hours = SimulatedFleet.ofTime(1, 3_600_000);
        List<MachineHistory> machines = hours.failed(20);
        TrainingSettings settings =
                TrainingSettings.time("pumps", "1", 3_600_000)
                        .withCap(80 * 3_600)
                        .withHorizon(20 * 3_600)
                        .withOperatingConditions(Set.of("load"));

        FailureModel model = train(settings, machines);

        FailureModel ofCycles = train(TrainedModel.SETTINGS, SimulatedFleet.ofCycles(1).failed(20));
        List<Prediction> seconds =
                predictions(model, SimulatedFleet.ofTime(3, 3_600_000).failed(5), 20);
        List<Prediction> cycles = predictions(ofCycles, SimulatedFleet.ofCycles(3).failed(5), 20);
        for (int i = 0; i < 5; i++) {
            assertThat(seconds.get(i).remainingLife() / 3_600)
                    .isCloseTo(cycles.get(i).remainingLife(), within(1e-9));
            assertThat(seconds.get(i).failureProbability())
                    .isEqualTo(cycles.get(i).failureProbability());
        }
    }

    @Test
    void learnsFromMachinesThatStillRunThatTheyLasted() {
        List<MachineHistory> machines = new ArrayList<>(SimulatedFleet.ofCycles(7).failed(15));
        List<MachineHistory> running =
                SimulatedFleet.cutOff(SimulatedFleet.ofCycles(8).failed(30), 1);

        FailureModel without = train(TrainedModel.SETTINGS, machines);
        machines.addAll(running);
        FailureModel with = train(TrainedModel.SETTINGS, machines);

        assertThat(with.metrics()).containsEntry("machines", 45.0).containsEntry("failures", 15.0);
        assertThat(encoded(with)).isNotEqualTo(encoded(without));
        assertThat(score(with, UNSEEN, 10).rootMeanSquareError()).isLessThan(6);
    }

    @Test
    void leavesOutSensorsThatNeverChange() {
        assertThat(TrainedModel.MODEL.sensors())
                .containsExactly("flow", "load", "temperature", "vibration");
    }

    @Test
    void learnsFromHistoriesWithGapsAndAbsurdValues() {
        Random random = new Random(3);
        List<MachineHistory> machines = new ArrayList<>();
        for (MachineHistory machine : SimulatedFleet.ofCycles(11).failed(25)) {
            machines.add(damaged(machine, random));
        }

        FailureModel model = train(TrainedModel.SETTINGS, machines);

        List<MachineHistory> unseen =
                UNSEEN.stream()
                        .map(machine -> damaged(machine, random))
                        .collect(Collectors.toList());
        RemainingLifeScore score = score(model, unseen, 10);
        assertThat(score.rootMeanSquareError()).isLessThan(8);
        assertThat(score.coverage()).isGreaterThan(0.75);
    }

    @Test
    void saysWhatItCannotLearnFrom() {
        List<MachineHistory> nine = SimulatedFleet.ofCycles(1).failed(9);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(TrainedModel.SETTINGS, nine))
                .withMessageContaining("9 of 9 machines failed")
                .withMessageContaining("at least 10");

        List<MachineHistory> ten = SimulatedFleet.ofCycles(1).failed(10);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                train(
                                        TrainedModel.SETTINGS.withOperatingConditions(
                                                Set.of("speed")),
                                        ten))
                .withMessageContaining("operating condition speed is none of the sensors");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new FailureTrainer(TrainingSettings.cycles("pumps", "1"))
                                        .train(List.of("a", "b"), ten, TrainingProgress.SILENT))
                .withMessageContaining("machine failed-0 has a step with 5 means")
                .withMessageContaining("2 sensors");
    }

    @Test
    void tellsHowFarItHasCome() {
        List<String> told = new ArrayList<>();
        new FailureTrainer(TrainedModel.SETTINGS, 1)
                .train(
                        SENSORS,
                        SimulatedFleet.ofCycles(5).failed(10),
                        (done, total) -> told.add(done + "/" + total));

        assertThat(told).containsExactly("1/6", "2/6", "3/6", "4/6", "5/6", "6/6");
    }

    @Test
    void crossValidatesOnMachinesThatAreHeldOutWhole() {
        RemainingLifeScore score =
                RemainingLifeEvaluation.crossValidate(
                        TrainedModel.SETTINGS,
                        SENSORS,
                        SimulatedFleet.ofCycles(1).failed(40),
                        2,
                        5,
                        TrainingProgress.SILENT);

        assertThat(score.machines()).isEqualTo(200);
        assertThat(score.rootMeanSquareError()).isBetween(3.0, 14.0);
        Map<String, Double> metrics = TrainedModel.MODEL.metrics();
        assertThat(metrics.get("rootMeanSquareError")).isBetween(3.0, 14.0);
    }

    /** With a tenth of the values missing, one in a hundred absurd, and one step of ten lost. */
    private static MachineHistory damaged(MachineHistory machine, Random random) {
        double[] absurd = {Double.POSITIVE_INFINITY, -Double.MAX_VALUE, 1e9, 0};
        List<MachineStep> steps = new ArrayList<>();
        for (MachineStep step : machine.steps()) {
            double[] means = step.means().clone();
            for (int sensor = 0; sensor < means.length; sensor++) {
                if (random.nextInt(10) == 0) {
                    means[sensor] = Double.NaN;
                } else if (random.nextInt(100) == 0) {
                    means[sensor] = absurd[random.nextInt(absurd.length)];
                }
            }
            steps.add(new MachineStep(step.endMillis(), means));
        }
        return new MachineHistory(machine.machine(), steps, machine.failed());
    }

    private static FailureModel train(TrainingSettings settings, List<MachineHistory> machines) {
        return new FailureTrainer(settings, 1).train(SENSORS, machines, TrainingProgress.SILENT);
    }

    private static byte[] encoded(FailureModel model) {
        return ModelFile.encode(model, TrainedModel.KEYS.getPrivate());
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
}
