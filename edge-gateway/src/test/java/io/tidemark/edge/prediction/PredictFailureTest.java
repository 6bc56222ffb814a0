package io.tidemark.edge.prediction;

import static io.tidemark.edge.prediction.WearingPresses.life;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.journal.LearnerOperator;
import io.tidemark.edge.machine.MachineWindow;
import io.tidemark.events.FailurePrediction;
import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.ModelFile;
import io.tidemark.models.failure.SigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictFailureTest {

    private static final KeyPair KEYS = SigningKeys.generate();
    private static FailureModel model;
    private static FailureModel newer;

    @TempDir private Path directory;
    private Path file;
    private PredictionConfig config;
    private KeyedOneInputStreamOperatorTestHarness<String, MachineWindow, FailurePrediction> flink;
    private int taken;

    @BeforeAll
    static void train() {
        model = WearingPresses.model("1");
        newer = WearingPresses.model("2");
    }

    @BeforeEach
    void configure() throws Exception {
        file = directory.resolve("presses.model");
        Path key = directory.resolve("key.pem");
        Files.writeString(key, SigningKeys.pem(KEYS.getPublic()));
        config =
                new PredictionConfig(
                        file.toFile(),
                        key.toFile(),
                        directory.resolve("models").toFile(),
                        Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() throws Exception {
        if (flink != null) {
            flink.close();
        }
    }

    @Test
    void foreseesLessAndLessLifeAndTellsItAtIntervals() throws Exception {
        ModelFile.write(file, model, KEYS.getPrivate());
        start(null);

        List<FailurePrediction> foreseen = process(life("press", 80, 99));

        assertThat(foreseen).hasSize(40);
        assertThat(foreseen.get(39).getEventTime().toEpochMilli()).isEqualTo(395_000);
        assertThat(foreseen.get(39).getRemainingLife())
                .isBetween(0.0, 100.0)
                .isLessThan(foreseen.get(5).getRemainingLife());
        assertThat(foreseen.get(39))
                .satisfies(
                        last -> {
                            assertThat(last.getGateway()).isEqualTo("gateway-1");
                            assertThat(last.getSite()).isEqualTo("oslo");
                            assertThat(last.getMachine()).isEqualTo("press");
                            assertThat(last.getModel()).isEqualTo("presses");
                            assertThat(last.getModelVersion()).isEqualTo("1");
                            assertThat(last.getCoverage()).isEqualTo(0.9);
                            assertThat(last.getHorizonMillis()).isEqualTo(150_000);
                            assertThat(last.getFeatureVersion()).isEqualTo(model.featureVersion());
                        });
    }

    @Test
    void foreseesTheSameIfKilled() throws Exception {
        ModelFile.write(file, model, KEYS.getPrivate());
        start(null);
        List<MachineWindow> life = life("press", 80, 99);
        List<FailurePrediction> undisturbed = process(life);
        flink.close();

        List<FailurePrediction> foreseen = new ArrayList<>();
        OperatorSubtaskState snapshot = null;
        for (MachineWindow window : life) {
            start(snapshot);
            foreseen.addAll(process(List.of(window)));
            snapshot = flink.snapshot(1, 1);
            flink.close();
        }

        assertThat(foreseen).isEqualTo(undisturbed);
    }

    @Test
    void foreseesNothingUntilThereIsAModel() throws Exception {
        start(null);
        assertThat(process(life("press", 80, 99).subList(0, 10))).isEmpty();
        assertThat(status().model()).isNull();
        assertThat(status().refused()).contains("cannot be read");

        ModelFile.write(file, model, KEYS.getPrivate());

        assertThat(process(life("press", 80, 99).subList(10, 20))).isNotEmpty();
        assertThat(status()).isEqualTo(new ModelStatus("presses", "1", null));
    }

    @Test
    void takesANewerModelUpWithWhatItKnowsOfTheMachine() throws Exception {
        ModelFile.write(file, model, KEYS.getPrivate());
        start(null);
        List<MachineWindow> life = life("press", 80, 99);
        process(life.subList(0, 60));

        ModelFile.write(file, newer, KEYS.getPrivate());
        List<FailurePrediction> foreseen = process(life.subList(60, 80));

        assertThat(foreseen).extracting(FailurePrediction::getModelVersion).containsOnly("2");
        flink.close();
        start(null);
        List<FailurePrediction> always = process(life);
        assertThat(foreseen).isEqualTo(always.subList(30, 40));
    }

    @Test
    void keepsTheModelInServiceIfAnotherIsRefused() throws Exception {
        ModelFile.write(file, model, KEYS.getPrivate());
        start(null);
        List<MachineWindow> life = life("press", 80, 99);
        process(life.subList(0, 20));

        byte[] whole = ModelFile.encode(newer, KEYS.getPrivate());
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThat(process(life.subList(20, 40)))
                .hasSize(10)
                .extracting(FailurePrediction::getModelVersion)
                .containsOnly("1");
        assertThat(status().version()).isEqualTo("1");
        assertThat(status().refused()).isNotBlank();

        ModelFile.write(file, newer, SigningKeys.generate().getPrivate());
        assertThat(process(life.subList(40, 60)))
                .extracting(FailurePrediction::getModelVersion)
                .containsOnly("1");

        ModelFile.write(file, newer, KEYS.getPrivate());
        assertThat(process(life.subList(60, 80)))
                .extracting(FailurePrediction::getModelVersion)
                .containsOnly("2");
        assertThat(status().refused()).isNull();
    }

    @Test
    void startsWithTheLastAcceptedModelIfTheConfiguredOneIsRefused() throws Exception {
        ModelFile.write(file, model, KEYS.getPrivate());
        start(null);
        flink.close();
        Files.write(file, new byte[] {1, 2, 3});

        start(null);

        assertThat(process(life("press", 80, 99)))
                .extracting(FailurePrediction::getModelVersion)
                .containsOnly("1");
        assertThat(status().version()).isEqualTo("1");
        assertThat(status().refused()).isNotBlank();
    }

    @Test
    void believesNoCopyThatWasChanged() throws Exception {
        ModelFile.write(file, model, KEYS.getPrivate());
        start(null);
        flink.close();
        Files.delete(file);
        Path copy = directory.resolve("models").resolve("accepted.model");
        byte[] bytes = Files.readAllBytes(copy);
        bytes[bytes.length / 2] ^= 1;
        Files.write(copy, bytes);

        start(null);

        assertThat(process(life("press", 80, 99))).isEmpty();
        assertThat(status().model()).isNull();
    }

    @Test
    void refusesAModelThatDoesNotCountInTime() throws Exception {
        ModelFile.write(file, WearingPresses.modelOfCycles(), KEYS.getPrivate());
        start(null);

        assertThat(process(life("press", 80, 99))).isEmpty();
        assertThat(status().refused())
                .isEqualTo("model presses 1 counts in cycles, expected one that counts in time");
    }

    @Test
    void goesOnWithAMachineThatGetsAnotherSensor() throws Exception {
        ModelFile.write(file, model, KEYS.getPrivate());
        start(null);
        List<MachineWindow> life = life("press", 80, 99);
        process(life.subList(0, 60));

        List<MachineWindow> more =
                life.subList(60, 80).stream().map(PredictFailureTest::withAnotherSensor).toList();

        assertThat(process(more)).hasSize(10);
    }

    @Test
    void forgetsAMachineThatIsGone() throws Exception {
        ModelFile.write(file, model, KEYS.getPrivate());
        start(null);
        process(life("press", 80, 99));
        flink.snapshot(1, 1);
        assertThat(flink.numKeyedStateEntries()).isPositive();

        flink.processWatermark(LearnerOperator.FORGOTTEN_AFTER.toMillis());

        assertThat(flink.numKeyedStateEntries()).isZero();
        assertThat(flink.numEventTimeTimers()).isZero();
    }

    private static MachineWindow withAnotherSensor(MachineWindow window) {
        double[] means = window.means();
        return new MachineWindow(
                window.machine(),
                window.endMillis(),
                new String[] {"current", "heat", "sound"},
                new double[] {3, means[0], means[1]});
    }

    private void start(OperatorSubtaskState snapshot) throws Exception {
        flink =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new PredictFailure("gateway-1", config, Duration.ZERO),
                        MachineWindow::machine,
                        Types.STRING);
        flink.getExecutionConfig().getSerializerConfig().setGenericTypes(false);
        taken = 0;
        if (snapshot != null) {
            flink.initializeState(snapshot);
        }
        flink.open();
    }

    private List<FailurePrediction> process(List<MachineWindow> windows) throws Exception {
        for (MachineWindow window : windows) {
            flink.processElement(new StreamRecord<>(window));
        }
        List<FailurePrediction> all = flink.extractOutputValues();
        List<FailurePrediction> fresh = new ArrayList<>(all.subList(taken, all.size()));
        taken = all.size();
        return fresh;
    }

    private ModelStatus status() throws IOException {
        return ModelStatus.read(config.accepted());
    }
}
