package io.tidemark.models.anomaly;

import static io.tidemark.models.anomaly.SampleSeries.abnormal;
import static io.tidemark.models.anomaly.SampleSeries.noisySine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RandomCutForestDetectorTest {

    private static final int WARM_UP = 256;
    private static final DetectorFactory FORESTS = new RandomCutForestFactory(0, WARM_UP, 4);

    @Test
    void reportsASpike() {
        double[] values = noisySine(2_000);
        values[1_500] = 140;

        assertThat(abnormal(FORESTS.create("press"), values))
                .contains(1_500)
                .isSubsetOf(1_500, 1_501);
    }

    @Test
    void reportsAMachineThatCoolsDownSlowlyBeyondWhatItEverDid() {
        double[] values = noisySine(2_000);
        for (int i = 1_500; i < 2_000; i++) {
            values[i] -= (i - 1_500) * 0.2;
        }

        assertThat(abnormal(FORESTS.create("press"), values))
                .isNotEmpty()
                .allMatch(reading -> reading >= 1_500);
    }

    @Test
    void reportsNothingInAConstantSeries() {
        double[] values = new double[2_000];
        Arrays.fill(values, 21.5);

        assertThat(abnormal(FORESTS.create("press"), values)).isEmpty();
    }

    @Test
    void reportsLessThanOneInAThousandOrdinaryReadings() {
        assertThat(abnormal(FORESTS.create("press"), noisySine(5_000))).hasSizeLessThan(5);
    }

    @Test
    void reportsNothingWhileItWarmsUp() {
        double[] values = noisySine(WARM_UP);
        values[WARM_UP - 1] = 1_000;

        assertThat(abnormal(FORESTS.create("press"), values)).isEmpty();
    }

    @Test
    void givesTheSameVerdictsToTheLastBitWithSnapshotsAndRestoresInBetween() {
        Detector undisturbed = FORESTS.create("press");
        Detector snapshotTaken = FORESTS.create("press");
        Detector restored = FORESTS.create("press");
        double[] values = noisySine(3_000);
        values[2_000] = 140;

        for (int i = 0; i < values.length; i++) {
            if (i % 101 == 0) {
                snapshotTaken.snapshot();
                restored = FORESTS.restore(restored.snapshot());
            }
            Verdict expected = undisturbed.judge(i, values[i]);
            assertSame(snapshotTaken.judge(i, values[i]), expected);
            assertSame(restored.judge(i, values[i]), expected);
        }
    }

    @Test
    void repeatsForTheSameSeriesOnly() {
        double[] values = noisySine(500);

        assertThat(scores(FORESTS.create("press"), values))
                .isEqualTo(scores(FORESTS.create("press"), values))
                .isNotEqualTo(scores(FORESTS.create("lathe"), values));
    }

    @Test
    void repeatsForTheSameSeedOnly() {
        double[] values = noisySine(500);
        DetectorFactory otherSeed = new RandomCutForestFactory(1, WARM_UP, 4);

        assertThat(scores(FORESTS.create("press"), values))
                .isNotEqualTo(scores(otherSeed.create("press"), values));
    }

    @Test
    void isSmallEnoughForHundredsOfSensors() {
        Detector detector = FORESTS.create("press");
        abnormal(detector, noisySine(10_000));

        assertThat(detector.snapshot()).hasSizeLessThan(160_000);
    }

    @Test
    void judgesEveryFiniteNumber() {
        double[] extremes = {
            0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MAX_VALUE,
            Float.MIN_VALUE,
            1e-300,
            3e38,
            1,
            Math.nextUp(1f),
            Math.nextDown(1f),
            -1,
            Math.nextUp(-1f),
            1e8,
            Math.nextUp(1e8f)
        };
        Detector detector = FORESTS.create("press");
        Random random = new Random(1);

        for (int i = 0; i < 5_000; i++) {
            Verdict verdict = detector.judge(i, extremes[random.nextInt(extremes.length)]);
            assertThat(verdict.score()).isFinite().isNotNegative();
            assertThat(verdict.threshold()).isPositive();
        }
    }

    @Test
    void refusesWhatIsNotFinite() {
        Detector detector = FORESTS.create("press");

        assertThatIllegalArgumentException().isThrownBy(() -> detector.judge(0, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> detector.judge(0, Double.NEGATIVE_INFINITY));
    }

    @Test
    void refusesBytesThatAreNoSnapshot() {
        byte[] snapshot = FORESTS.create("press").snapshot();

        assertThatIllegalArgumentException().isThrownBy(() -> FORESTS.restore(new byte[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FORESTS.restore(Arrays.copyOf(snapshot, snapshot.length / 2)));
    }

    private static double[] scores(Detector detector, double[] values) {
        return Arrays.stream(values).map(value -> detector.judge(0, value).score()).toArray();
    }

    private static void assertSame(Verdict actual, Verdict expected) {
        assertThat(bits(actual.score())).isEqualTo(bits(expected.score()));
        assertThat(bits(actual.threshold())).isEqualTo(bits(expected.threshold()));
        assertThat(bits(actual.expectedLower())).isEqualTo(bits(expected.expectedLower()));
        assertThat(bits(actual.expectedUpper())).isEqualTo(bits(expected.expectedUpper()));
        assertThat(actual.abnormal()).isEqualTo(expected.abnormal());
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }
}
