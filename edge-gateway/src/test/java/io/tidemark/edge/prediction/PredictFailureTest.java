package io.tidemark.edge.prediction;

import static io.tidemark.edge.prediction.WearingPresses.life;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.journal.LearnerOperator;
import io.tidemark.edge.machine.MachineWindow;
import io.tidemark.edge.model.TrialBounds;
import io.tidemark.events.FailurePrediction;
import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.ModelFile;
import io.tidemark.models.failure.SigningKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictFailureTest {

    private static final KeyPair KEYS = SigningKeys.generate();
    private static FailureModel model;

    @TempDir private Path directory;
    private Path file;
    private PredictionConfig config;
    private PredictionHarness harness;

    @BeforeAll
    static void train() {
        model = WearingPresses.model("1");
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
        harness.close();

        List<FailurePrediction> foreseen = new ArrayList<>();
        OperatorSubtaskState snapshot = null;
        for (MachineWindow window : life) {
            start(snapshot);
            foreseen.addAll(process(List.of(window)));
            snapshot = harness.snapshot();
            harness.close();
        }

        assertThat(foreseen).isEqualTo(undisturbed);
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
        harness.snapshot();
        assertThat(harness.stateEntries()).isPositive();

        harness.listenUntil(LearnerOperator.FORGOTTEN_AFTER.toMillis());

        assertThat(harness.stateEntries()).isZero();
        assertThat(harness.timers()).isZero();
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
        harness = new PredictionHarness(config, snapshot);
    }

    private List<FailurePrediction> process(List<MachineWindow> windows) throws Exception {
        return harness.process(windows);
    }
}
