package io.tidemark.models.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Training and gateway see the same features. */
class FeatureEqualityTest {

    private static final long HOUR = 3_600_000;
    private static final int WINDOWS_PER_HOUR = 12;
    private static final int[] ALL = {0, 1, 2, 3, 4};

    /**
     * The gateway gets windows of five minutes and is killed after each; the training has the same
     * windows as a whole.
     */
    @Test
    void givesAGatewayTheTrainingsFeaturesToTheLastBit() throws IOException, DamagedModelException {
        MachineHistory history = inWindows(SimulatedFleet.ofTime(4, HOUR).life(), new Random(5));
        TrainingMachine training = new TrainingMachine(history, ALL, HOUR);
        FeatureExtractor extractor =
                FeatureExtractor.fit(List.of(training), new int[] {0, 1, 2}, new int[] {3}, 80);
        List<long[]> trained = new ArrayList<>();
        training.replay((memory, step) -> trained.add(bits(extractor.extract(memory))));

        List<long[]> onTheGateway = new ArrayList<>();
        FeatureExtractor shipped = shipped(extractor);
        MachineMemory memory = new MachineMemory(ALL.length, HOUR);
        for (MachineStep window : history.steps()) {
            memory = restored(memory);
            if (memory.add(window.endMillis(), window.means())) {
                onTheGateway.add(bits(shipped.extract(restored(memory))));
            }
        }

        assertThat(onTheGateway).hasSizeGreaterThan(85).hasSameSizeAs(trained);
        for (int i = 0; i < trained.size(); i++) {
            assertThat(onTheGateway.get(i)).as("step %d", i).isEqualTo(trained.get(i));
        }
    }

    /** Windows around each step's means, a tenth of them lost, and one whole step in twenty. */
    private static MachineHistory inWindows(List<MachineStep> steps, Random random) {
        List<MachineStep> windows = new ArrayList<>();
        for (MachineStep step : steps) {
            if (random.nextInt(20) > 0) {
                for (int i = WINDOWS_PER_HOUR - 1; i >= 0; i--) {
                    double[] means = step.means().clone();
                    means[random.nextInt(5)] =
                            random.nextInt(3) == 0 ? Double.NaN : random.nextGaussian();
                    if (random.nextInt(10) > 0) {
                        windows.add(
                                new MachineStep(
                                        step.endMillis() - i * HOUR / WINDOWS_PER_HOUR, means));
                    }
                }
            }
        }
        return new MachineHistory("pump", windows, true);
    }

    private static FeatureExtractor shipped(FeatureExtractor extractor)
            throws IOException, DamagedModelException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        extractor.write(new DataOutputStream(bytes));
        return FeatureExtractor.read(
                new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), ALL.length);
    }

    private static MachineMemory restored(MachineMemory memory)
            throws IOException, DamagedModelException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        memory.write(new DataOutputStream(bytes));
        return MachineMemory.read(
                new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())),
                ALL.length,
                HOUR);
    }

    private static long[] bits(double[] features) {
        return IntStream.range(0, features.length)
                .mapToLong(i -> Double.doubleToRawLongBits(features[i]))
                .boxed()
                .collect(Collectors.toList())
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }
}
