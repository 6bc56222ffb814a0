package io.tidemark.edge.prediction;

import static io.tidemark.edge.prediction.WearingPresses.life;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.edge.machine.MachineWindow;
import io.tidemark.edge.model.DeliveredModel;
import io.tidemark.edge.model.ModelOrder;
import io.tidemark.edge.model.ModelShelf;
import io.tidemark.edge.model.ModelStatus;
import io.tidemark.edge.model.TrialBounds;
import io.tidemark.events.FailurePrediction;
import io.tidemark.events.ModelEvaluation;
import io.tidemark.events.ModelPhase;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Delivered models: on trial, promoted, in their probation, taken back. */
class ModelTrialTest {

    private static final KeyPair KEYS = SigningKeys.generate();
    private static final long TRIAL = 100_000;
    private static final long PREDICTIONS = 20;
    private static FailureModel first;
    private static FailureModel second;
    private static FailureModel contrary;

    @TempDir private Path directory;
    private Path shelf;
    private PredictionConfig config;
    private final SlowClock clock = new SlowClock();
    private PredictionHarness harness;
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

    @Test
    void takesTheFirstModelAtOnce() throws Exception {
        assertThat(harness.evaluations())
                .extracting(
                        ModelEvaluation::getModel,
                        ModelEvaluation::getModelVersion,
                        ModelEvaluation::getPhase,
                        ModelEvaluation::getComparedWith)
                .containsExactly(tuple("presses", "1", ModelPhase.PROMOTED, null));
        assertThat(process(0, 10)).extracting(FailurePrediction::getModelVersion).containsOnly("1");
    }

    @Test
    void promotesAModelThatHoldsWithWhatItHasSeenMeanwhile() throws Exception {
        process(0, 10);
        order(second, TRIAL);
        assertThat(process(10, 40))
                .extracting(FailurePrediction::getModelVersion)
                .containsOnly("1");
        harness.listenUntil(TRIAL + 1);

        List<FailurePrediction> after = process(40, 80);

        assertThat(after).extracting(FailurePrediction::getModelVersion).containsOnly("2");
        assertThat(after).isEqualTo(always(second).subList(40, 80));
        assertThat(phases())
                .containsExactly(
                        tuple("1", ModelPhase.PROMOTED, 0L),
                        tuple("2", ModelPhase.TRIAL, 0L),
                        tuple("2", ModelPhase.PROMOTED, 30L));
        ModelEvaluation promotion = last();
        assertThat(promotion.getComparedWith()).isEqualTo("1");
        assertThat(promotion.getAgreement()).isEqualTo(1.0);
        assertThat(promotion.getMeanDifference()).isZero();
        assertThat(promotion.getDrift()).isZero();
        assertThat(promotion.getMeanMicros()).isPositive();
        assertThat(promotion.getErrors()).isZero();
        assertThat(promotion.getFeatureVersion()).isEqualTo(second.featureVersion());
        assertThat(promotion.getStartedAt().toEpochMilli()).isEqualTo(2);
        assertThat(ModelStatus.read(shelf.toFile()).version()).isEqualTo("2");
        assertThat(ModelStatus.read(shelf.toFile()).previous().version()).isEqualTo("1");
    }

    @Test
    void waitsForPredictionsHoweverLongTheTrialLasts() throws Exception {
        order(second, TRIAL);
        harness.look();
        harness.listenUntil(10 * TRIAL);
        assertThat(process(0, 19)).extracting(FailurePrediction::getModelVersion).containsOnly("1");

        assertThat(process(19, 21))
                .extracting(FailurePrediction::getModelVersion)
                .containsExactly("1", "2");
    }

    @Test
    void takesBackAModelThatDisagreesAndGoesOnAsIfNothingHadBeen() throws Exception {
        process(0, 40);
        order(contrary, TRIAL);
        List<FailurePrediction> meanwhile = process(40, 65);
        harness.listenUntil(TRIAL + 1);
        List<FailurePrediction> after = process(65, 80);

        assertThat(last().getPhase()).as("%s", last()).isEqualTo(ModelPhase.ROLLED_BACK);
        List<FailurePrediction> undisturbed = always(first);
        assertThat(meanwhile).isEqualTo(undisturbed.subList(40, 65));
        assertThat(after).isEqualTo(undisturbed.subList(65, 80));
        assertThat(last().getDetail()).containsAnyOf("agreement", "drift");
        assertThat(ModelStatus.read(shelf.toFile()).version()).isEqualTo("1");
        assertThat(ModelStatus.read(shelf.toFile()).candidate().state()).isEqualTo("ROLLED_BACK");
    }

    @Test
    void takesAModelBackThatBecomesSlowInItsProbation() throws Exception {
        process(0, 10);
        order(second, TRIAL);
        process(10, 40);
        harness.listenUntil(TRIAL + 1);
        process(40, 41);
        assertThat(last().getPhase()).isEqualTo(ModelPhase.PROMOTED);

        clock.nanosPerLook = 100_000_000;
        List<FailurePrediction> slow = process(41, 80);

        assertThat(slow.get(0).getModelVersion()).isEqualTo("2");
        assertThat(slow.get(38).getModelVersion()).isEqualTo("1");
        assertThat(slow.get(38)).isEqualTo(always(first).get(79));
        assertThat(last().getPhase()).isEqualTo(ModelPhase.ROLLED_BACK);
        assertThat(last().getDetail()).startsWith("a prediction takes");
    }

    @Test
    void goesOnWithTheSameTrialIfKilled() throws Exception {
        process(0, 10);
        order(second, TRIAL);
        process(10, 25);
        OperatorSubtaskState snapshot = harness.snapshot();
        process(25, 40);
        harness.listenUntil(TRIAL + 1);
        List<FailurePrediction> undisturbed = process(40, 80);
        ModelEvaluation promotion = last();
        harness.close();
        Files.delete(shelf.resolve("order.json"));

        start(snapshot);
        harness.listenUntil(0);
        process(25, 40);
        harness.listenUntil(TRIAL + 1);

        assertThat(process(40, 80)).isEqualTo(undisturbed);
        assertThat(last().getPredictions()).isEqualTo(promotion.getPredictions());
        assertThat(last().getAgreement()).isEqualTo(promotion.getAgreement());
        assertThat(last().getStartedAt()).isEqualTo(promotion.getStartedAt());
    }

    @Test
    void takesAnOrderWithoutATrialAtOnce() throws Exception {
        process(0, 10);
        order(second, 0);

        assertThat(process(10, 20))
                .extracting(FailurePrediction::getModelVersion)
                .containsOnly("2");
        order(first, 0);
        assertThat(process(20, 30)).isEqualTo(always(first).subList(20, 30));
    }

    @Test
    void endsATrialForAnotherOrder() throws Exception {
        order(second, TRIAL);
        process(0, 10);
        order(contrary, TRIAL);
        process(10, 20);

        assertThat(phases())
                .containsExactly(
                        tuple("1", ModelPhase.PROMOTED, 0L),
                        tuple("2", ModelPhase.TRIAL, 0L),
                        tuple("2", ModelPhase.ROLLED_BACK, 10L),
                        tuple("3", ModelPhase.TRIAL, 0L));
    }

    @Test
    void refusesAModelWithASignatureOfSomebodyElse() throws Exception {
        byte[] bytes = ModelFile.encode(second, SigningKeys.generate().getPrivate());
        order(second, ModelShelf.put(shelf, bytes), TRIAL);
        process(0, 10);

        assertThat(last().getPhase()).isEqualTo(ModelPhase.REFUSED);
        assertThat(last().getModelVersion()).isEqualTo("2");
        assertThat(last().getDetail()).contains("signature");
        assertThat(ModelStatus.read(shelf.toFile()).refused()).contains("signature");
        assertThat(ModelStatus.read(shelf.toFile()).version()).isEqualTo("1");
    }

    @Test
    void tellsHowATrialStandsWhileItLasts() throws Exception {
        long hour = Duration.ofHours(1).toMillis();
        order(second, 10 * hour);
        process(0, 10);
        harness.listenUntil(hour + 1);
        process(10, 20);
        harness.listenUntil(2 * hour + 1);

        assertThat(phases())
                .contains(tuple("2", ModelPhase.TRIAL, 10L), tuple("2", ModelPhase.TRIAL, 20L));
    }

    /** What a gateway foresees that had the model from the beginning. */
    private List<FailurePrediction> always(FailureModel model) throws Exception {
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

    private void order(FailureModel model, long trialMillis) throws Exception {
        order(
                model,
                ModelShelf.put(shelf, ModelFile.encode(model, KEYS.getPrivate())),
                trialMillis);
    }

    private void order(FailureModel model, String sha256, long trialMillis) throws Exception {
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

    private void start(OperatorSubtaskState snapshot) throws Exception {
        harness = new PredictionHarness(config, snapshot, clock);
    }

    /** Windows of one press by their numbers. */
    private List<FailurePrediction> process(int from, int to) throws Exception {
        List<MachineWindow> windows = life("press", 80, 99).subList(from, to);
        return harness.process(windows);
    }

    private List<Tuple> phases() {
        return harness.evaluations().stream()
                .map(told -> tuple(told.getModelVersion(), told.getPhase(), told.getPredictions()))
                .toList();
    }

    private ModelEvaluation last() {
        List<ModelEvaluation> all = harness.evaluations();
        return all.get(all.size() - 1);
    }

    /** Goes on with every look at it. */
    private static final class SlowClock implements NanoClock {

        private static final long serialVersionUID = 1L;

        private long nanosPerLook = 1_000;
        private long now;

        @Override
        public long getAsLong() {
            return now += nanosPerLook;
        }
    }
}
