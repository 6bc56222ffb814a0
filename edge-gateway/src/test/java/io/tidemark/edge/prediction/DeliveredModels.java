package io.tidemark.edge.prediction;

import static io.tidemark.edge.prediction.WearingPresses.life;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.edge.machine.MachineWindow;
import io.tidemark.edge.model.DeliveredModel;
import io.tidemark.edge.model.ModelOrder;
import io.tidemark.edge.model.ModelShelf;
import io.tidemark.edge.model.TrialBounds;
import io.tidemark.events.FailurePrediction;
import io.tidemark.events.ModelEvaluation;
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
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A gateway with two models that agree and one that does not, signed and on its shelf. */
abstract class DeliveredModels {

    static final KeyPair KEYS = SigningKeys.generate();
    static final long TRIAL = 100_000;
    static final long PREDICTIONS = 20;
    static FailureModel first;
    static FailureModel second;
    static FailureModel contrary;

    @TempDir private Path directory;
    Path shelf;
    private PredictionConfig config;
    final SlowClock clock = new SlowClock();
    PredictionHarness harness;
    private long orders;

    @BeforeAll
    static void train() {
        first = WearingPresses.model("1");
        second = WearingPresses.model("2");
        contrary = WearingPresses.contraryModel("3");
    }

    @BeforeEach
    void start() throws Exception {
        Path key = directory.resolve("key.pem");
        Files.writeString(key, SigningKeys.pem(KEYS.getPublic()));
        shelf = directory.resolve("models");
        config =
                new PredictionConfig(
                        null,
                        key.toFile(),
                        shelf.toFile(),
                        Duration.ofMillis(1),
                        new TrialBounds(
                                Duration.ofDays(1),
                                PREDICTIONS,
                                Duration.ofDays(1),
                                0.01,
                                Duration.ofMillis(50),
                                10,
                                0.5,
                                1),
                        1);
        start(null);
        harness.listenUntil(0);
        order(first, TRIAL);
        harness.look();
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    /** What a gateway foresees that had the model from the beginning. */
    List<FailurePrediction> always(FailureModel model) throws Exception {
        Path alone = directory.resolve("alone-" + ++orders);
        PredictionConfig only =
                new PredictionConfig(
                        null,
                        config.publicKey(),
                        alone.toFile(),
                        config.interval(),
                        config.trial(),
                        1);
        String sha256 = ModelShelf.put(alone, ModelFile.encode(model, KEYS.getPrivate()));
        DeliveredModel.write(
                alone, new ModelOrder("presses", model.version(), sha256, 1, 0, 0, null));
        try (PredictionHarness other = new PredictionHarness(only, null, new SlowClock())) {
            return new ArrayList<>(other.process(life("press", 80, 99)));
        }
    }

    void order(FailureModel model, long trialMillis) throws Exception {
        order(
                model,
                ModelShelf.put(shelf, ModelFile.encode(model, KEYS.getPrivate())),
                trialMillis);
    }

    void order(FailureModel model, String sha256, long trialMillis) throws Exception {
        DeliveredModel.write(
                shelf,
                new ModelOrder(
                        "presses",
                        model.version(),
                        sha256,
                        ++orders,
                        trialMillis,
                        PREDICTIONS,
                        null));
    }

    void start(OperatorSubtaskState snapshot) throws Exception {
        harness = new PredictionHarness(config, snapshot, clock);
    }

    /** Windows of one press by their numbers. */
    List<FailurePrediction> process(int from, int to) throws Exception {
        List<MachineWindow> windows = life("press", 80, 99).subList(from, to);
        return harness.process(windows);
    }

    List<Tuple> phases() {
        return harness.evaluations().stream()
                .map(told -> tuple(told.getModelVersion(), told.getPhase(), told.getPredictions()))
                .toList();
    }

    ModelEvaluation last() {
        List<ModelEvaluation> all = harness.evaluations();
        return all.get(all.size() - 1);
    }

    /** Goes on with every look at it. */
    static final class SlowClock implements NanoClock {

        static final long serialVersionUID = 1L;

        long nanosPerLook = 1_000;
        private long now;

        @Override
        public long getAsLong() {
            return now += nanosPerLook;
        }
    }
}
