package io.tidemark.models.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeldOutScoreTest {

    private static final long STEP = 60_000;
    private static final double CAP = 80 * 60;
    private static final List<String> SENSORS = SimulatedFleet.SENSORS;
    private static final FailureModel MODEL =
            new FailureTrainer(
                            TrainingSettings.time("pumps", "1", STEP)
                                    .withCap(CAP)
                                    .withHorizon(20 * 60)
                                    .withOperatingConditions(Set.of("load")),
                            1)
                    .train(
                            SENSORS,
                            SimulatedFleet.ofTime(1, STEP).failed(40),
                            TrainingProgress.SILENT);

    @Test
    void isWhatAGatewayWouldHaveSaidAtEveryMomentThatMatters() {
        MachineHistory machine = SimulatedFleet.ofTime(7, STEP).failed(1).get(0);
        double squares = 0;
        double covered = 0;
        int moments = 0;
        FailurePredictor gateway = FailurePredictor.create(MODEL, SENSORS);
        for (int step = 0; step < machine.steps().size(); step++) {
            Prediction said = gateway.step(machine.steps().get(step)).orElseThrow();
            double life = 60.0 * (machine.steps().size() - 1 - step);
            if (step >= 30 && life >= 0.05 * CAP && life <= 1.16 * CAP) {
                double truth = Math.min(CAP, life);
                squares += Math.pow(said.remainingLife() - truth, 2);
                covered += said.lower() <= truth && truth <= said.upper() ? 1 : 0;
                moments++;
            }
        }

        HeldOutScore score = HeldOutScore.of(MODEL, SENSORS, List.of(machine), CAP);

        assertThat(score.machines()).isEqualTo(1);
        assertThat(score.moments()).isEqualTo(moments);
        assertThat(score.rootMeanSquareError())
                .isCloseTo(Math.sqrt(squares / moments), within(1e-9));
        assertThat(score.coverage()).isCloseTo(covered / moments, within(1e-12));
    }

    @Test
    void countsEachMachineOnceHoweverOftenItFailed() {
        List<MachineHistory> lives = SimulatedFleet.ofTime(8, STEP).failed(3);
        MachineHistory one = lives.get(0);
        List<MachineHistory> repeated = new ArrayList<>(lives);
        repeated.add(one);
        repeated.add(one);

        assertThat(score(repeated).machines()).isEqualTo(3);
        assertThat(score(repeated).rootMeanSquareError())
                .isCloseTo(score(lives).rootMeanSquareError(), within(1e-9));
    }

    @Test
    void aModelThatSawTheMachinesWearIsRightMoreOftenThanOneThatSawTheLoadOnly() {
        List<MachineHistory> unseen = SimulatedFleet.ofTime(9, STEP).failed(20);

        HeldOutScore score = score(unseen);

        assertThat(score.rootMeanSquareError()).isLessThan(14 * 60);
        assertThat(score.coverage()).isBetween(0.75, 1.0);
        assertThat(score.brierScore()).isLessThan(0.1);
        assertThat(score.nasaScore()).isPositive();
        assertThat(score.meanWidth()).isBetween(60.0, CAP);
    }

    @Test
    void machinesThatStillRunTellOfTheProbabilityOnly() {
        List<MachineHistory> running =
                SimulatedFleet.cutOff(SimulatedFleet.ofTime(10, STEP).failed(5), 1);

        HeldOutScore score = score(running);

        assertThat(score.machines()).isZero();
        assertThat(score.rootMeanSquareError()).isNaN();
        assertThat(score.brierScore()).isBetween(0.0, 1.0);
    }

    private static HeldOutScore score(List<MachineHistory> machines) {
        return HeldOutScore.of(MODEL, SENSORS, machines, CAP);
    }
}
