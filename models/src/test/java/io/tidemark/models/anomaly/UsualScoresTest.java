package io.tidemark.models.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UsualScoresTest {

    private static final double MINIMUM = 0.1;

    private final UsualScores scores = new UsualScores(MINIMUM);

    @Test
    void putsTheThresholdDeviationsAboveTheMeanOfCutOffScores() {
        Random random = new Random(3);
        List<Double> cutOff = new ArrayList<>();

        for (int i = 0; i < 3_000; i++) {
            double ofReading = 1 + random.nextDouble() + (i % 100 == 0 ? 50 : 0);
            double threshold = scores.threshold(4);
            assertThat(threshold).isCloseTo(expectedThreshold(cutOff), within(1e-6));
            double score = scores.score(ofReading);
            cutOff.add(Math.min(score, threshold));
            scores.learn(ofReading, score, threshold);
        }
    }

    @Test
    void isTheMeanOfTwoReadings() {
        assertThat(scores.score(3)).isEqualTo(3);
        scores.learn(3, 3, 2);
        assertThat(scores.score(1)).isEqualTo(2);
    }

    private static double expectedThreshold(List<Double> scores) {
        double mean = scores.stream().mapToDouble(score -> score).average().orElse(0);
        double variance =
                scores.stream()
                        .mapToDouble(score -> (score - mean) * (score - mean))
                        .average()
                        .orElse(0);
        return Math.max(MINIMUM, mean + 4 * Math.sqrt(variance));
    }
}
