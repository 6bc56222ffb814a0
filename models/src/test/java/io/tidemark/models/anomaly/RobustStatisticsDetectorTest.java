package io.tidemark.models.anomaly;

import static io.tidemark.models.anomaly.SampleSeries.abnormal;
import static io.tidemark.models.anomaly.SampleSeries.noise;
import static io.tidemark.models.anomaly.SampleSeries.noisySine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RobustStatisticsDetectorTest {

    private static final int WARM_UP = 256;
    private static final DetectorFactory STATISTICS = new RobustStatisticsFactory(WARM_UP, 4);

    private final Detector detector = STATISTICS.create("press");

    @Test
    void findsASpike() {
        double[] values = noisySine(2_000);
        values[1_500] = 140;

        assertThat(abnormal(detector, values)).contains(1_500).isSubsetOf(1_500, 1_501);
    }

    @Test
    void findsAMachineThatCoolsDownSlowlyBeyondWhatItEverDid() {
        double[] values = noisySine(2_000);
        for (int i = 1_500; i < 2_000; i++) {
            values[i] -= (i - 1_500) * 0.2;
        }

        assertThat(abnormal(detector, values)).isNotEmpty().allMatch(reading -> reading >= 1_500);
    }

    @Test
    void findsAValueBetweenTwoUsualOnes() {
        double[] values = noise(2_000, 1);
        for (int i = 0; i < values.length; i += 2) {
            values[i] += 100;
        }
        values[1_500] = 50;

        assertThat(abnormal(detector, values)).contains(1_500);
    }

    @Test
    void isNotBlindedByOutliersOfTheFirstDay() {
        double[] values = noisySine(4_000);
        values[100] = 1e6;
        values[200] = -1e6;
        values[3_500] = 140;

        assertThat(abnormal(detector, values)).contains(3_500);
    }

    @Test
    void findsNothingInAConstantSeries() {
        double[] values = new double[2_000];
        Arrays.fill(values, 21.5);

        assertThat(abnormal(detector, values)).isEmpty();
    }

    @Test
    void findsLessThanOneInAThousandOrdinaryReadings() {
        assertThat(abnormal(detector, noisySine(10_000))).hasSizeLessThan(10);
    }

    @Test
    void findsLessThanOneInTwoHundredReadingsOfPureNoise() {
        assertThat(abnormal(detector, noise(20_000, 7))).hasSizeLessThan(100);
    }

    @Test
    void findsNothingWhileItWarmsUp() {
        double[] values = noisySine(WARM_UP);
        values[WARM_UP - 1] = 1_000;

        assertThat(abnormal(detector, values)).isEmpty();
    }

    @Test
    void findsNothingInAStuckSensorAndLittleWhenItGoesOn() {
        double[] values = noisySine(6_000);
        Arrays.fill(values, 2_000, 4_000, values[1_999]);

        assertThat(abnormal(detector, values))
                .hasSizeLessThan(10)
                .allMatch(reading -> reading >= 4_000);
    }

    @Test
    void findsNothingInBurstsOfDuplicates() {
        double[] values = noisySine(5_000);
        for (int i = 1_000; i + 20 < values.length; i += 100) {
            Arrays.fill(values, i, i + 20, values[i]);
        }

        assertThat(abnormal(detector, values)).hasSizeLessThan(5);
    }

    @Test
    void findsAChangeOfUnitAndGetsUsedToIt() {
        double[] values = noisySine(6_000);
        for (int i = 2_000; i < values.length; i++) {
            values[i] = values[i] * 1.8 + 32;
        }

        assertThat(abnormal(detector, values))
                .contains(2_000)
                .allMatch(reading -> reading >= 2_000 && reading < 2_600);
    }

    @Test
    void expectsWhereTheReadingsAre() {
        double[] values = noisySine(5_000);
        abnormal(detector, values);

        Verdict verdict = detector.judge(0, 80);

        long outside =
                Arrays.stream(values)
                        .filter(
                                value ->
                                        value < verdict.expectedLower()
                                                || value > verdict.expectedUpper())
                        .count();
        assertThat(outside).isBetween(0L, 100L);
        assertThat(verdict.expectedLower()).isBetween(60.0, 66.0);
        assertThat(verdict.expectedUpper()).isBetween(94.0, 100.0);
    }

    @Test
    void givesTheSameVerdictsToTheLastBitWithSnapshotsAndRestoresInBetween() {
        Detector restored = STATISTICS.create("press");
        double[] values = noisySine(20_000);

        for (int i = 0; i < values.length; i++) {
            if (i % 17 == 0) {
                restored = STATISTICS.restore(restored.snapshot());
            }
            assertThat(restored.judge(i, values[i]))
                    .hasToString(detector.judge(i, values[i]).toString());
        }
        assertThat(restored.snapshot()).isEqualTo(detector.snapshot());
    }

    @Test
    void keepsLessThanAKilobyteThatIsFiniteWhateverComes() {
        Random random = new Random(1);
        double[] extremes = {
            0, -0.0, Double.MIN_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, 1e-300, 3e38, 1, -1, 1e8
        };

        for (int i = 0; i < 50_000; i++) {
            double extreme = extremes[random.nextInt(extremes.length)];
            Verdict verdict =
                    detector.judge(i, i % 3 == 0 ? extreme : extreme * random.nextDouble());
            assertThat(verdict.score()).isFinite().isNotNegative();
            assertThat(verdict.threshold()).isPositive().isNotNaN();
            assertThat(verdict.expectedLower()).isLessThanOrEqualTo(verdict.expectedUpper());
        }
        assertThat(detector.snapshot()).hasSizeLessThan(1_024);
    }

    @Test
    void refusesWhatIsNotFinite() {
        assertThatIllegalArgumentException().isThrownBy(() -> detector.judge(0, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> detector.judge(0, Double.NEGATIVE_INFINITY));
    }

    @Test
    void refusesBytesThatAreNoSnapshot() {
        abnormal(detector, noisySine(300));
        byte[] snapshot = detector.snapshot();

        assertThatIllegalArgumentException().isThrownBy(() -> STATISTICS.restore(new byte[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STATISTICS.restore(Arrays.copyOf(snapshot, 100)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STATISTICS.restore(Arrays.copyOf(snapshot, snapshot.length + 1)));
    }

    @Test
    void refusesSettingsOutOfTheirRanges() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RobustStatisticsFactory(-1, 5))
                .withMessage("warmUpReadings is -1, expected >= 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RobustStatisticsFactory(0, 0))
                .withMessage("thresholdDeviations is 0.0, expected > 0");
    }
}
