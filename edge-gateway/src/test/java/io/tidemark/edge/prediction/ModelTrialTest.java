package io.tidemark.edge.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.edge.model.ModelStatus;
import io.tidemark.events.FailurePrediction;
import io.tidemark.events.ModelEvaluation;
import io.tidemark.events.ModelPhase;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** Delivered models: on trial, promoted, in their probation, taken back. */
class ModelTrialTest extends DeliveredModels {

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
}
