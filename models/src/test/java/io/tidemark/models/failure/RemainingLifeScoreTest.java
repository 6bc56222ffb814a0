package io.tidemark.models.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RemainingLifeScoreTest {

    @Test
    void measuresErrorsPenaltyAndCoverage() {
        RemainingLifeScore score =
                RemainingLifeScore.of(
                        List.of(
                                new Prediction(20, 15, 25, 0),
                                new Prediction(50, 45, 70, 0),
                                new Prediction(100, 80, 125, 0)),
                        new double[] {10, 63, 100},
                        125);

        assertThat(score.machines()).isEqualTo(3);
        // Errors 10, -13, 0.
        assertThat(score.rootMeanSquareError()).isCloseTo(Math.sqrt(269 / 3.0), within(1e-12));
        assertThat(score.nasaScore()).isCloseTo(2 * (Math.E - 1), within(1e-12));
        assertThat(score.coverage()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(score.meanWidth()).isCloseTo(80 / 3.0, within(1e-12));
    }

    @Test
    void cutsTheTruthOffAtTheCap() {
        RemainingLifeScore score =
                RemainingLifeScore.of(
                        List.of(new Prediction(120, 110, 240, 0)), new double[] {300}, 125);

        assertThat(score.rootMeanSquareError()).isEqualTo(5);
        assertThat(score.coverage()).isEqualTo(1);
        assertThat(score.meanWidth()).isEqualTo(15);
    }

    @Test
    void refusesTruthsThatDoNotFitThePredictions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RemainingLifeScore.of(List.of(), new double[0], 125));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                RemainingLifeScore.of(
                                        List.of(new Prediction(1, 0, 2, 0)), new double[2], 125))
                .withMessageContaining("1 predictions and 2 remaining lives");
    }
}
