package io.tidemark.models.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LivesBeyondStepsTest {

    private static final List<String> SENSORS = SimulatedFleet.SENSORS;

    @Test
    void knowsThatAMachineLastedBeyondItsLastStep() {
        SimulatedFleet hours = SimulatedFleet.ofTime(1, 3_600_000);
        List<MachineHistory> machines = hours.failed(20);
        TrainingSettings settings = TrainingSettings.time("pumps", "1", 3_600_000);
        List<MachineHistory> later =
                machines.stream()
                        .map(
                                machine ->
                                        new MachineHistory(
                                                machine.machine(),
                                                machine.steps(),
                                                true,
                                                machine.endMillis() + 36_000_000))
                        .collect(Collectors.toList());

        double atTheEnd = lastTold(train(settings, machines), machines);
        double tenStepsBefore = lastTold(train(settings, later), later);

        assertThat(tenStepsBefore - atTheEnd).isBetween(8 * 3_600.0, 12 * 3_600.0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MachineHistory("press", machines.get(0).steps(), true, 1_000))
                .withMessageContaining("ended at 1000, before its last step");
    }

    private static double lastTold(FailureModel model, List<MachineHistory> machines) {
        return RemainingLifeEvaluation.predictLast(
                        model, SENSORS, machines, TrainingProgress.SILENT)
                .stream()
                .mapToDouble(Prediction::remainingLife)
                .average()
                .orElseThrow();
    }

    @Test
    void tellsHowManyIntervalsHeldTheTruthOnMachinesThatTheyWereNotCalibratedOn() {
        assertThat(TrainedModel.MODEL.metrics().get("intervalCoverage")).isBetween(0.8, 1.0);
    }

    private static FailureModel train(TrainingSettings settings, List<MachineHistory> machines) {
        return new FailureTrainer(settings, 1).train(SENSORS, machines, TrainingProgress.SILENT);
    }
}
