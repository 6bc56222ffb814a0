package io.tidemark.models.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sensor that reads once a second, has no fault, and has the settings of a new gateway. */
class PureNoiseTest {

    private static final int SECONDS_PER_DAY = 86_400;
    private static final int MOST_INCIDENTS_A_DAY = 2;
    private static final int MOST_MESSAGES_ON_THE_FIRST_DAY = 10;
    private static final int MOST_MESSAGES_A_DAY = 6;

    /** Part of the readings of one day; more would mean that the bounds hold by being blind. */
    private static final double MOST_ABNORMAL = 0.03;

    enum Noise {
        NORMAL,
        UNIFORM,
        EXPONENTIAL,
        STUDENT_3,
        CAUCHY,
        RANDOM_WALK,
        AUTOREGRESSIVE,
        DAILY_SINE,
        HOURLY_SINE,
        QUANTISED,
        ON_AND_OFF,
        RARE_SPIKES;

        /** Value of each second in turn. */
        IntToDoubleFunction values(Random random) {
            double[] walked = {0};
            switch (this) {
                case NORMAL:
                    return second -> random.nextGaussian();
                case UNIFORM:
                    return second -> random.nextDouble();
                case EXPONENTIAL:
                    return second -> -Math.log(1 - random.nextDouble());
                case STUDENT_3:
                    return second -> student(3, random);
                case CAUCHY:
                    return second -> student(1, random);
                case RANDOM_WALK:
                    return second -> walked[0] += random.nextGaussian();
                case AUTOREGRESSIVE:
                    return second -> walked[0] = 0.99 * walked[0] + random.nextGaussian();
                case DAILY_SINE:
                    return second -> sine(second, SECONDS_PER_DAY) + random.nextGaussian();
                case HOURLY_SINE:
                    return second -> sine(second, 3_600) + random.nextGaussian();
                case QUANTISED:
                    return second -> Math.rint(random.nextGaussian() * 0.3);
                case ON_AND_OFF:
                    return second -> second / 600 % 2 * 10 + random.nextGaussian() * 0.1;
                case RARE_SPIKES:
                    return second -> random.nextGaussian() + (random.nextInt(3_900) == 0 ? 50 : 0);
            }
            throw new AssertionError(this);
        }

        private static double student(int degrees, Random random) {
            double sum = 0;
            for (int i = 0; i < degrees; i++) {
                sum += Math.pow(random.nextGaussian(), 2);
            }
            return random.nextGaussian() / Math.sqrt(sum / degrees);
        }

        private static double sine(int second, int period) {
            return 10 * Math.sin(2 * Math.PI * second / period);
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesNoStormOfARobustStatistic(Noise noise) {
        assertQuiet(new RobustStatisticsFactory(256, 5), noise, 7);
    }

    /** Of the kinds that forests find hardest; each takes them long. */
    @ParameterizedTest
    @EnumSource(names = {"NORMAL", "CAUCHY", "RANDOM_WALK", "DAILY_SINE"})
    void makesNoStormOfAForest(Noise noise) {
        assertQuiet(new RandomCutForestFactory(0, 256, 5), noise, 1);
    }

    private static void assertQuiet(DetectorFactory detectors, Noise noise, int days) {
        WatchSettings settings = new WatchSettings(detectors, Rules.NONE, IncidentSettings.DEFAULT);
        SensorWatch watch = new SensorWatchFactory(settings).create("plant-7/press-1/pressure");
        IntToDoubleFunction values = noise.values(new Random(11));
        int[] opened = new int[days];
        int[] said = new int[days];
        int abnormal = 0;
        int openFor = 0;
        int longestOpen = 0;
        for (int second = 0; second < days * SECONDS_PER_DAY; second++) {
            int day = second / SECONDS_PER_DAY;
            IncidentChange change =
                    watch.judge(Watching.BEGINNING + second * 1_000L, values.applyAsDouble(second))
                            .orElse(null);
            said[day] += change == null ? 0 : 1;
            opened[day] += change != null && change.phase() == IncidentChange.Phase.OPENED ? 1 : 0;
            openFor = watch.incidentOpen() ? openFor + 1 : 0;
            longestOpen = Math.max(longestOpen, openFor);
            abnormal += watch.lastVerdict().abnormal() ? 1 : 0;
        }
        assertThat(Arrays.stream(opened).max().orElseThrow())
                .isLessThanOrEqualTo(MOST_INCIDENTS_A_DAY);
        assertThat(said[0]).isLessThanOrEqualTo(MOST_MESSAGES_ON_THE_FIRST_DAY);
        assertThat(Arrays.stream(said).skip(1).max().orElse(0))
                .isLessThanOrEqualTo(MOST_MESSAGES_A_DAY);
        assertThat(longestOpen).isLessThan(SECONDS_PER_DAY);
        assertThat(abnormal).isLessThan((int) (MOST_ABNORMAL * days * SECONDS_PER_DAY));
    }
}
