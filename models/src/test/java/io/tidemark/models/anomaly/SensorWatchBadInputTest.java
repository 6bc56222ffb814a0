package io.tidemark.models.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What devices really send; nothing of it may make a storm, an exception or a state gone mad. */
class SensorWatchBadInputTest {

    private static final Rules RULES =
            new Rules(null, null, 50.0, Duration.ofMinutes(10), Duration.ofMinutes(30));

    static DetectorFactory[] detectors() {
        return new DetectorFactory[] {
            new RandomCutForestFactory(0, 256, 5), new RobustStatisticsFactory(256, 5), null
        };
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void refusesWhatIsNotFiniteAndGoesOnAsIfItHadNotCome(DetectorFactory detectors) {
        Watching disturbed = ordinary(detectors, 500);
        Watching undisturbed = ordinary(detectors, 500);
        for (double value : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> disturbed.watch.judge(disturbed.now(), value));
        }

        assertThat(disturbed.watch.snapshot()).isEqualTo(undisturbed.watch.snapshot());
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void findsNothingInAConstantSeries(DetectorFactory detectors) {
        Watching watching = watching(detectors, Rules.NONE).readsTimes(5_000, 21.5);

        assertThat(watching.said()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void takesAStuckSensorForOneIncident(DetectorFactory detectors) {
        Watching watching = ordinary(detectors, 2_000).readsTimes(2_000, 20.5);
        goesOn(watching, 2_000, 1, 20);

        assertIncidents(watching, 1);
        assertFinite(watching);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void takesAStandstillForUsualAgainWithinHours(DetectorFactory detectors) {
        Watching watching = ordinary(detectors, 2_000);
        int standstill = detectors instanceof RandomCutForestFactory ? 4_000 : 36_000;
        for (int i = 0; i < standstill; i++) {
            watching.reads(3 + (i % 2) * 1e-9);
        }
        goesOn(watching, 4_000, 1, 20);

        assertThat(watching.watch.lastVerdict().abnormal()).isFalse();
        assertIncidents(watching, 2);
        assertFinite(watching);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void takesAChangeOfUnitForOneIncident(DetectorFactory detectors) {
        Watching watching = ordinary(detectors, 2_000);
        goesOn(watching, 6_000, 1.8, 68);

        assertThat(watching.watch.lastVerdict().abnormal()).isFalse();
        assertIncidents(watching, 1);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void learnsNothingFromABurstOfDuplicates(DetectorFactory detectors) {
        Watching burst = ordinary(detectors, 2_000);
        Watching once = ordinary(detectors, 2_000);
        once.readsAt(once.now(), 20.1);
        for (int i = 0; i < 10_000; i++) {
            burst.readsAt(burst.now(), 20.1);
        }

        assertThat(burst.watch.snapshot()).isEqualTo(once.watch.snapshot());
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void judgesWhatComesOutOfOrder(DetectorFactory detectors) {
        Watching watching = ordinary(detectors, 300);
        Random random = new Random(3);
        for (int i = 0; i < 3_000; i++) {
            watching.readsAt(
                    watching.now() + i * 1_000L - random.nextInt(60_000),
                    20 + random.nextGaussian());
        }

        assertIncidents(watching, 1);
        assertFinite(watching);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void goesOnThoughTheClockJumpsByYears(DetectorFactory detectors) {
        Watching watching = ordinary(detectors, 2_000);
        for (long days : new long[] {4_000, -4_000, -20_000, 20_000, 106_751_991_167L}) {
            watching.pauses(Duration.ofDays(days));
            goesOn(watching, 600, 1, 20);
        }
        watching.readsAt(Long.MIN_VALUE, 20);
        watching.readsAt(Long.MAX_VALUE, 20.5);
        watching.readsAt(Long.MIN_VALUE, 20);

        assertIncidents(watching, 2);
        assertFinite(watching);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void stillFindsAFaultAfterTheClockWasSetBack(DetectorFactory detectors) {
        Rules rules = new Rules(null, 1_000.0, null, Duration.ofMinutes(10), null);
        Watching watching = watching(detectors, rules);
        goesOn(watching, 2_000, 1, 20);
        watching.pauses(Duration.ofDays(-3_000));
        goesOn(watching, 600, 1, 20);

        watching.readsTimes(700, 20.5);
        assertThat(watching.watch.lastVerdict().reason()).isEqualTo(Reason.FLAT_LINE);
        watching.reads(2_000);
        assertThat(watching.last().verdict().reason()).isEqualTo(Reason.ABOVE_RANGE);
        assertThat(watching.last().severity()).isEqualTo(Severity.HIGH);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void staysFiniteWhateverNumbersCome(DetectorFactory detectors) {
        double[] extremes = {
            0, -0.0, Double.MIN_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, 1e-300, 3e38, -1, 1e8
        };
        Watching watching = ordinary(detectors, 300);
        Random random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            watching.reads(extremes[random.nextInt(extremes.length)]);
            assertFinite(watching);
        }
        watching.changes.forEach(
                change -> {
                    assertThat(change.peakScore()).isFinite();
                    assertThat(change.peakValue()).isFinite();
                });
        assertThat(watching.changes).hasSizeLessThan(40);
    }

    private static Watching ordinary(DetectorFactory detectors, int readings) {
        Watching watching = watching(detectors, RULES);
        goesOn(watching, readings, 1, 20);
        return watching;
    }

    private static Watching watching(DetectorFactory detectors, Rules rules) {
        return Watching.of(new WatchSettings(detectors, rules, IncidentSettings.DEFAULT));
    }

    private static void goesOn(Watching watching, int readings, double factor, double offset) {
        Random random = new Random(readings);
        for (int i = 0; i < readings; i++) {
            watching.reads(offset + factor * Math.max(-3, Math.min(3, random.nextGaussian())));
        }
    }

    private static void assertIncidents(Watching watching, int most) {
        assertThat(watching.said())
                .filteredOn(said -> said.startsWith("OPENED"))
                .hasSizeLessThanOrEqualTo(most);
        assertThat(watching.said()).hasSizeLessThanOrEqualTo(10 * most);
    }

    private static void assertFinite(Watching watching) {
        Verdict verdict = watching.watch.lastVerdict();
        assertThat(verdict.score()).isFinite().isNotNegative();
        assertThat(verdict.threshold()).isNotNaN().isPositive();
        assertThat(verdict.expectedLower()).isNotNaN();
        assertThat(verdict.expectedUpper()).isNotNaN();
    }
}
