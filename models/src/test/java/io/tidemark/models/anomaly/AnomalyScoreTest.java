package io.tidemark.models.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnomalyScoreTest {

    private final AnomalyScore anomalyScore = new AnomalyScore();

    @Test
    void isOneHalfAtTheThreshold() {
        assertThat(anomalyScore.next(verdict(2.5, 2.5))).isEqualTo(0.5);
    }

    @Test
    void isNothingBeforeThereIsAThreshold() {
        assertThat(anomalyScore.next(verdict(100, Double.POSITIVE_INFINITY))).isZero();
    }

    @Test
    void isAboveNothingForWhatIsNewsOnlyWithinATenthOfTheHistory() {
        Random random = new Random(5);
        List<double[]> news = new ArrayList<>();

        for (int reading = 1; reading < 20_000; reading++) {
            double excess = 0.2 / (1.001 - random.nextDouble());
            boolean heldDown = heldDown(news, reading, excess);
            double expected = heldDown ? 0 : excess / (1 + excess);

            assertThat(anomalyScore.next(verdict(excess, 1))).isEqualTo(expected);
            if (!heldDown) {
                news.add(new double[] {reading, excess});
            }
        }
        assertThat(news).hasSizeBetween(50, 2_000);
    }

    private static boolean heldDown(List<double[]> news, int reading, double excess) {
        double holdDown = Math.min(500, reading / 10.0);
        return news.stream()
                .filter(earlier -> reading - earlier[0] <= holdDown)
                .anyMatch(earlier -> excess <= 1.2 * earlier[1]);
    }

    private static Verdict verdict(double score, double threshold) {
        return new Verdict(score, threshold, 0, 1, Reason.UNUSUAL);
    }
}
