package io.tidemark.models.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailurePredictorTest {

    private static final List<String> SENSORS = SimulatedFleet.SENSORS;
    private static final FailureModel MODEL = TrainedModel.MODEL;
    private static final List<MachineStep> LIFE = SimulatedFleet.ofCycles(77).life();

    @TempDir private Path directory;

    @Test
    void saysTheSameToTheLastBitWithSnapshotsAndRestoresInBetween() {
        FailurePredictor undisturbed = FailurePredictor.create(MODEL, SENSORS);
        FailurePredictor restored = FailurePredictor.create(MODEL, SENSORS);

        for (MachineStep step : LIFE) {
            restored = FailurePredictor.restore(MODEL, SENSORS, restored.snapshot());
            assertThat(restored.step(step))
                    .usingRecursiveComparison()
                    .isEqualTo(undisturbed.step(step));
        }
        assertThat(restored.snapshot()).isEqualTo(undisturbed.snapshot());
        assertThat(restored.snapshot().length).isLessThan(SENSORS.size() * 1_000);
    }

    @Test
    void foreseesTheEndOfAMachineMoreAndMoreClearly() {
        FailurePredictor predictor = FailurePredictor.create(MODEL, SENSORS);
        List<Prediction> predictions = new ArrayList<>();
        LIFE.forEach(step -> predictor.step(step).ifPresent(predictions::add));

        assertThat(predictions).hasSameSizeAs(LIFE);
        Prediction young = predictions.get(20);
        Prediction old = predictions.get(LIFE.size() - 1);
        assertThat(young.failureProbability()).isLessThan(0.1);
        assertThat(old.failureProbability()).isGreaterThan(0.9);
        assertThat(old.remainingLife()).isLessThan(young.remainingLife() / 4);
    }

    @Test
    void readsSensorsByNameAndLivesWithoutSome() {
        List<String> other = List.of("added later", "vibration", "temperature", "load");
        FailurePredictor usual = FailurePredictor.create(MODEL, SENSORS);
        FailurePredictor withoutFlow = FailurePredictor.create(MODEL, other);
        Optional<Prediction> expected = Optional.empty();
        Optional<Prediction> actual = Optional.empty();
        for (MachineStep step : LIFE) {
            double[] means = step.means().clone();
            means[2] = Double.NaN;
            expected = usual.step(new MachineStep(step.endMillis(), means));
            actual =
                    withoutFlow.step(
                            new MachineStep(
                                    step.endMillis(),
                                    new double[] {42, means[1], means[0], means[3]}));
        }

        assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
        assertThat(FailurePredictor.missing(MODEL, other)).containsExactly("flow");
        assertThat(FailurePredictor.missing(MODEL, SENSORS)).isEmpty();
    }

    @Test
    void staysFiniteWhateverIsMeasured() {
        Random random = new Random(2);
        double[] values = {
            Double.NaN, Double.POSITIVE_INFINITY, Double.MAX_VALUE, -1e100, 1e100, 0, 60, 1e-300
        };
        FailurePredictor predictor = FailurePredictor.create(MODEL, SENSORS);
        for (int step = 1; step <= 2_000; step++) {
            double[] means = new double[SENSORS.size()];
            for (int sensor = 0; sensor < means.length; sensor++) {
                means[sensor] = values[random.nextInt(values.length)];
            }
            Prediction prediction = predictor.step(new MachineStep(step, means)).orElseThrow();
            assertThat(prediction.remainingLife()).isBetween(0.0, 80.0);
            assertThat(prediction.lower()).isBetween(0.0, prediction.remainingLife());
            assertThat(prediction.upper()).isBetween(prediction.remainingLife(), 190.0);
            assertThat(prediction.failureProbability()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void refusesStepsAndStatesThatDoNotFit() {
        FailurePredictor predictor = FailurePredictor.create(MODEL, SENSORS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> predictor.step(new MachineStep(1, new double[3])))
                .withMessageContaining("3 means, expected one for each of 5 sensors");

        LIFE.forEach(predictor::step);
        byte[] snapshot = predictor.snapshot();
        for (int length = 0; length < snapshot.length; length++) {
            byte[] cut = Arrays.copyOf(snapshot, length);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FailurePredictor.restore(MODEL, SENSORS, cut));
        }
        byte[] ofOtherSensors = snapshot.clone();
        ofOtherSensors[6] = 'F';
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FailurePredictor.restore(MODEL, SENSORS, ofOtherSensors))
                .withMessageContaining("sensor Flow, expected flow");
        byte[] ofOtherFeatures = snapshot.clone();
        ofOtherFeatures[3]++;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FailurePredictor.restore(MODEL, SENSORS, ofOtherFeatures))
                .withMessageContaining("feature version: 2");
    }

    /** As on a gateway, whose jar leaves the training library out. */
    @Test
    void needsNoNativeCode() throws IOException, ReflectiveOperationException {
        Path file = directory.resolve("pumps.model");
        ModelFile.write(file, MODEL, TrainedModel.KEYS.getPrivate());
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":")) {
            if (!entry.contains("lightgbm4j")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader gateway =
                new URLClassLoader(
                        urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
            Path key =
                    Files.writeString(
                            directory.resolve("key.pem"),
                            SigningKeys.pem(TrainedModel.KEYS.getPublic()));
            Object remaining =
                    gateway.loadClass(GatewayWithoutLightGbm.class.getName())
                            .getMethod("predict", Path.class, Path.class)
                            .invoke(null, file, key);
            assertThat((double) remaining).isBetween(0.0, 80.0);
        }
    }
}
