package io.tidemark.edge.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.edge.model.ModelShelf;
import io.tidemark.edge.model.ModelStatus;
import io.tidemark.events.FailurePrediction;
import io.tidemark.events.ModelEvaluation;
import io.tidemark.events.ModelPhase;
import io.tidemark.models.failure.ModelFile;
import io.tidemark.models.failure.SigningKeys;
import org.junit.jupiter.api.Test;

/** Orders for models, and which of them are taken. */
class ModelOrderTest extends DeliveredModels {

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
}
