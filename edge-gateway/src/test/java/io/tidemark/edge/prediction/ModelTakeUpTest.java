package io.tidemark.edge.prediction;

import static io.tidemark.edge.prediction.WearingPresses.life;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.machine.MachineWindow;
import io.tidemark.edge.model.ModelStatus;
import io.tidemark.edge.model.TrialBounds;
import io.tidemark.events.FailurePrediction;
import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.ModelFile;
import io.tidemark.models.failure.SigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which model is in service, as files come and go. */
class ModelTakeUpTest {

    private static final KeyPair KEYS = SigningKeys.generate();
    private static FailureModel model;
    private static FailureModel newer;

    @TempDir private Path directory;
    private Path file;
    private PredictionConfig config;
    private PredictionHarness harness;

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
                        Duration.ofSeconds(10),
                        TrialBounds.DEFAULT,
                        1);
    }

    @AfterEach
    void stop() {
        if (harness != null) {
            harness.close();
        }
    }

    @Test
    void foreseesNothingUntilThereIsAModel() throws Exception {
        start(null);
        assertThat(process(life("press", 80, 99).subList(0, 10))).isEmpty();
        assertThat(status().model()).isNull();
        assertThat(status().refused()).contains("cannot be read");

        ModelFile.write(file, model, KEYS.getPrivate());

        assertThat(process(life("press", 80, 99).subList(10, 20))).isNotEmpty();
        assertThat(status().model()).isEqualTo("presses");
        assertThat(status().version()).isEqualTo("1");
        assertThat(status().refused()).isNull();
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
        harness.close();
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
        harness.close();
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
        harness.close();
        Files.delete(file);
        Path copy = directory.resolve("models").resolve(status().sha256() + ".model");
        byte[] bytes = Files.readAllBytes(copy);
        bytes[bytes.length / 2] ^= 1;
        Files.write(copy, bytes);

        start(null);

        assertThat(process(life("press", 80, 99))).isEmpty();
    }

    @Test
    void refusesAModelThatDoesNotCountInTime() throws Exception {
        ModelFile.write(file, WearingPresses.modelOfCycles(), KEYS.getPrivate());
        start(null);

        assertThat(process(life("press", 80, 99))).isEmpty();
        assertThat(status().refused())
                .isEqualTo("model presses 1 counts in cycles, expected one that counts in time");
    }

    private void start(OperatorSubtaskState snapshot) throws Exception {
        harness = new PredictionHarness(config, snapshot);
        harness.look();
    }

    private List<FailurePrediction> process(List<MachineWindow> windows) throws Exception {
        return harness.process(windows);
    }

    private ModelStatus status() throws IOException {
        return ModelStatus.read(config.shelf());
    }
}
