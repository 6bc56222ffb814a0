package io.tidemark.models.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureExtractorTest {

    private static final int[] ALL = {0, 1, 2, 3, 4};
    private static final int[] NONE = {};

    /** Latest, difference from the first, spread, four slopes: the order within a signal. */
    private static final int PER_SIGNAL = 7;

    @Test
    void equalsTheFormulasTermByTerm() {
        List<MachineStep> life = SimulatedFleet.ofCycles(6).life();
        TrainingMachine machine =
                new TrainingMachine(new MachineHistory("pump", life, true), ALL, 0);
        FeatureExtractor extractor = FeatureExtractor.fit(List.of(machine), ALL, NONE, 80);
        double[] temperature = life.stream().mapToDouble(step -> step.means()[0]).toArray();
        double mean = mean(temperature, 0, temperature.length);
        double spread = spread(temperature, 0, temperature.length);

        machine.replay(
                (memory, step) -> {
                    double[] features = extractor.extract(memory);
                    int now = step + 1;
                    assertClose(features[0], (temperature[step] - mean) / spread);
                    assertClose(
                            features[1],
                            (mean(temperature, now - 15, now)
                                            - mean(temperature, 0, Math.min(30, now)))
                                    / spread);
                    assertClose(
                            features[2],
                            now < 3 ? Double.NaN : spread(temperature, now - 30, now) / spread);
                    int[] horizons = {15, 30, 60, now};
                    for (int i = 0; i < horizons.length; i++) {
                        assertClose(
                                features[3 + i],
                                slope(temperature, now - horizons[i], now) / spread);
                    }
                    assertThat(features[features.length - 1]).isEqualTo(now);
                });
    }

    @Test
    void tellsWearWhicheverWayAMachineIsRun() {
        Random random = new Random(8);
        List<TrainingMachine> machines = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            List<MachineStep> steps = new ArrayList<>();
            for (int step = 1; step <= 200; step++) {
                int load = random.nextInt(3);
                // Wear adds 0.01 a step; the load, 100 times as much.
                double value = 100 * load + 0.01 * step + 0.05 * random.nextGaussian();
                steps.add(new MachineStep(step, new double[] {load, value}));
            }
            machines.add(
                    new TrainingMachine(
                            new MachineHistory("m" + i, steps, true), new int[] {0, 1}, 0));
        }

        FeatureExtractor blind = FeatureExtractor.fit(machines, new int[] {1}, NONE, 125);
        FeatureExtractor told = FeatureExtractor.fit(machines, new int[] {1}, new int[] {0}, 125);

        assertThat(noise(told, machines.get(0))).isLessThan(0.2);
        assertThat(noise(blind, machines.get(0))).isGreaterThan(0.8);
    }

    @Test
    void isMissingWhereThereAreNoValues() {
        TrainingMachine machine =
                new TrainingMachine(
                        new MachineHistory("m", SimulatedFleet.ofCycles(6).life(), true), ALL, 0);
        FeatureExtractor extractor = FeatureExtractor.fit(List.of(machine), ALL, NONE, 80);
        MachineMemory memory = new MachineMemory(5, 0);
        double nothing = Double.NaN;
        memory.add(1, new double[] {nothing, nothing, nothing, nothing, nothing});

        double[] features = extractor.extract(memory);

        for (int i = 0; i < 5 * PER_SIGNAL; i++) {
            assertThat(features[i]).isNaN();
        }
        assertThat(features[features.length - 1]).isEqualTo(1);
    }

    /** Spread of the latest deviation around its trend, in deviations. */
    private static double noise(FeatureExtractor extractor, TrainingMachine machine) {
        List<Double> latest = new ArrayList<>();
        machine.replay((memory, step) -> latest.add(extractor.extract(memory)[0]));
        double[] changes =
                IntStream.range(1, latest.size())
                        .mapToDouble(i -> latest.get(i) - latest.get(i - 1))
                        .toArray();
        return spread(changes, 0, changes.length) / Math.sqrt(2);
    }

    private static void assertClose(double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, within(1e-9));
        }
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = Math.max(0, from); i < to; i++) {
            sum += values[i];
        }
        return sum / (to - Math.max(0, from));
    }

    private static double spread(double[] values, int from, int to) {
        double mean = mean(values, from, to);
        double sum = 0;
        for (int i = Math.max(0, from); i < to; i++) {
            sum += (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(sum / (to - Math.max(0, from)));
    }

    private static double slope(double[] values, int from, int to) {
        int start = Math.max(0, from);
        if (to - start < 3) {
            return Double.NaN;
        }
        double middle = (start + to - 1) / 2.0;
        double mean = mean(values, start, to);
        double products = 0;
        double squares = 0;
        for (int i = start; i < to; i++) {
            products += (i - middle) * (values[i] - mean);
            squares += (i - middle) * (i - middle);
        }
        return products / squares;
    }
}
