package io.tidemark.models.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.models.failure.MachineStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MachineWatchTest {

    private static final List<String> SENSORS =
            List.of("current", "flow", "pressure", "speed", "temperature");

    private static final MachineWatchFactory WATCHES =
            new MachineWatchFactory(256, 5, IncidentSettings.DEFAULT);

    private static final int FLOW = 1;
    private static final int STEPS = 1_500;

    @Test
    void findsARelationThatBreaksThoughEachSensorIsAsUsual() {
        MachineWatch watch = watchAfter(STEPS);
        Pump pump = new Pump(STEPS);
        List<IncidentChange> changes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            double[] means = pump.next();
            // As much flow as the pump has at another speed.
            means[FLOW] = 100 + (means[FLOW] > 100 ? -15 : 15);
            watch.judge(new MachineStep((STEPS + i) * 5_000L, means)).ifPresent(changes::add);
        }

        assertThat(changes).isNotEmpty();
        IncidentChange first = changes.get(0);
        assertThat(first.verdict().reason()).isEqualTo(Reason.RELATION);
        assertThat(first.verdict().abnormal()).isTrue();
        assertThat(first.explanation()).startsWith("flow contributes ");
        assertThat(first.explanation()).contains(" where the others let expect ");
    }

    @Test
    void saysLittleOfAMachineWithoutAFault() {
        MachineWatch watch = WATCHES.create("pump-1", SENSORS);

        assertThat(changes(watch, new Pump(1), 5_000)).hasSizeLessThan(10);
    }

    @Test
    void fillsInWhatIsMissing() {
        MachineWatch watch = watchAfter(STEPS);
        Pump pump = new Pump(STEPS);
        for (int i = 0; i < 300; i++) {
            double[] means = pump.next();
            means[FLOW] = Double.NaN;
            means[i % SENSORS.size()] = Double.NaN;
            assertThat(watch.judge(new MachineStep((STEPS + i) * 5_000L, means))).isEmpty();
        }
    }

    @Test
    void neitherJudgesNorLearnsAStepOfWhichMostIsMissing() {
        MachineWatch watch = watchAfter(300);
        byte[] before = watch.snapshot();
        double[] means = {50, 100, Double.NaN, Double.NaN, Double.NaN};

        assertThat(watch.judge(new MachineStep(300 * 5_000L, means))).isEmpty();
        assertThat(watch.snapshot()).isEqualTo(before);
    }

    @Test
    void goesOnToTheLastBitFromASnapshot() {
        MachineWatch undisturbed = WATCHES.create("pump-1", SENSORS);
        MachineWatch restored = WATCHES.create("pump-1", SENSORS);
        Pump first = new Pump(9);
        Pump second = new Pump(9);
        Random random = new Random(9);
        for (int i = 0; i < 600; i++) {
            if (i % 7 == 0) {
                assertThat(restored.snapshot()).isEqualTo(undisturbed.snapshot());
                restored = WATCHES.restore(restored.snapshot());
            }
            double[] means = first.next();
            double[] same = second.next();
            if (random.nextInt(10) == 0) {
                int sensor = random.nextInt(means.length);
                double value = random.nextBoolean() ? Double.NaN : 500 * random.nextGaussian();
                means[sensor] = value;
                same[sensor] = value;
            }
            Optional<IncidentChange> expected =
                    undisturbed.judge(new MachineStep(i * 5_000L, means));
            Optional<IncidentChange> actual = restored.judge(new MachineStep(i * 5_000L, same));
            assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
            assertThat(restored.lastVerdict().score()).isEqualTo(undisturbed.lastVerdict().score());
        }
        assertThat(restored.sensors()).isEqualTo(SENSORS);
    }

    @Test
    void staysFiniteWhateverNumbersCome() {
        MachineWatch watch = WATCHES.create("pump-1", SENSORS);
        double[] extremes = {0, -0.0, Double.MAX_VALUE, -Double.MAX_VALUE, 1e-300, 1, Double.NaN};
        Random random = new Random(4);
        for (int i = 0; i < 1_000; i++) {
            double[] means = new double[SENSORS.size()];
            Arrays.setAll(means, sensor -> extremes[random.nextInt(extremes.length)]);
            watch.judge(new MachineStep(i * 5_000L, means));
            assertThat(watch.lastVerdict().score()).isFinite();
            assertThat(watch.lastVerdict().threshold()).isPositive();
        }
    }

    @Test
    void findsNothingWhereAllStandsStill() {
        MachineWatch watch = WATCHES.create("pump-1", SENSORS);
        for (int i = 0; i < 1_000; i++) {
            MachineStep step = new MachineStep(i * 5_000L, new double[] {1, 2, 3, 4, 5});
            assertThat(watch.judge(step)).isEmpty();
        }
    }

    @Test
    void refusesStepsThatAreNotOfTheMachine() {
        MachineWatch watch = WATCHES.create("pump-1", SENSORS);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> watch.judge(new MachineStep(0, new double[] {1, 2})))
                .withMessageStartingWith("2 means, expected one for each of [current, flow");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                watch.judge(
                                        new MachineStep(
                                                0,
                                                new double[] {
                                                    1, 2, 3, 4, Double.POSITIVE_INFINITY
                                                })));
        assertThatIllegalArgumentException().isThrownBy(() -> WATCHES.create("pump-1", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> WATCHES.restore(new byte[100]));
    }

    private static MachineWatch watchAfter(int steps) {
        MachineWatch watch = WATCHES.create("pump-1", SENSORS);
        changes(watch, new Pump(1), steps);
        return watch;
    }

    private static List<IncidentChange> changes(MachineWatch watch, Pump pump, int steps) {
        List<IncidentChange> changes = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            watch.judge(new MachineStep(i * 5_000L, pump.next())).ifPresent(changes::add);
        }
        return changes;
    }

    /** A pump whose speed wanders, and drives all else; its room's temperature wanders too. */
    private static final class Pump {

        private final Random random;
        private double speed;
        private double room;

        Pump(long seed) {
            random = new Random(seed);
        }

        double[] next() {
            speed = 0.98 * speed + 0.2 * random.nextGaussian();
            room = 0.99 * room + 0.14 * random.nextGaussian();
            return new double[] {
                50 + 5 * speed + 0.5 * random.nextGaussian(),
                100 + 10 * speed + random.nextGaussian(),
                8 + 0.8 * speed + 0.1 * random.nextGaussian(),
                1_480 + 100 * speed + 10 * random.nextGaussian(),
                60 + 4 * speed + 3 * room + 0.5 * random.nextGaussian()
            };
        }
    }
}
