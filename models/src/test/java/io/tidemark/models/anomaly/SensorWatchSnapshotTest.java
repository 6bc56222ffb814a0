package io.tidemark.models.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensorWatchSnapshotTest {

    private static final Rules RULES =
            new Rules(-40.0, 60.0, 20.0, Duration.ofSeconds(20), Duration.ofSeconds(40));

    private static final SensorWatchFactory CHEAP = factory(new RobustStatisticsFactory(50, 5));
    private static final SensorWatchFactory FOREST = factory(new RandomCutForestFactory(1, 50, 5));
    private static final SensorWatchFactory RULES_ONLY = factory(null);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void goesOnToTheLastBitFromASnapshotAtEveryPoint(long seed) {
        assertGoesOn(CHEAP, seed, 2_000, 1);
        assertGoesOn(RULES_ONLY, seed, 2_000, 1);
    }

    @Test
    void goesOnToTheLastBitWithAForest() {
        assertGoesOn(FOREST, 6, 600, 3);
    }

    @Test
    void keepsACheapSensorUnderAKilobyte() {
        SensorWatch watch = CHEAP.create("plant-7/press-1/pressure");
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            step(watch, random, i);
            assertThat(watch.snapshot()).hasSizeLessThan(1_000);
        }
    }

    @Test
    void goesOnWithTheIncidentButLearnsAfreshWithAnotherDetector() {
        SensorWatch before = FOREST.create("pressure");
        before.judge(0, 100);
        SensorWatch after = CHEAP.restore("pressure", before.snapshot());

        assertThat(after.learnsAfresh()).isTrue();
        assertThat(after.judge(1_000, 100)).isEmpty();
        assertThat(FOREST.restore("pressure", before.snapshot()).learnsAfresh()).isFalse();
        assertThat(RULES_ONLY.restore("pressure", before.snapshot()).learnsAfresh()).isFalse();
    }

    @Test
    void refusesWhatIsNoSnapshotOfAWatch() {
        SensorWatch watch = CHEAP.create("pressure");
        watch.judge(0, 100);
        byte[] snapshot = watch.snapshot();

        for (int length = 0; length < snapshot.length; length++) {
            byte[] cut = Arrays.copyOf(snapshot, length);
            assertThatIllegalArgumentException().isThrownBy(() -> CHEAP.restore("pressure", cut));
        }
        byte[] longer = Arrays.copyOf(snapshot, snapshot.length + 1);
        assertThatIllegalArgumentException().isThrownBy(() -> CHEAP.restore("pressure", longer));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHEAP.restore("pressure", new byte[1_000]));
    }

    private static void assertGoesOn(SensorWatchFactory watches, long seed, int steps, int every) {
        SensorWatch undisturbed = watches.create("pressure");
        SensorWatch restored = watches.create("pressure");
        Random first = new Random(seed);
        Random second = new Random(seed);
        int changes = 0;
        for (int i = 0; i < steps; i++) {
            if (i % every == 0) {
                byte[] snapshot = restored.snapshot();
                assertThat(snapshot).isEqualTo(undisturbed.snapshot());
                restored = watches.restore("pressure", snapshot);
            }
            Optional<IncidentChange> expected = step(undisturbed, first, i);
            assertSame(step(restored, second, i), expected);
            assertThat(bits(restored.lastVerdict())).isEqualTo(bits(undisturbed.lastVerdict()));
            assertThat(restored.detector()).isEqualTo(undisturbed.detector());
            assertThat(restored.silenceAt()).isEqualTo(undisturbed.silenceAt());
            changes += expected.isPresent() ? 1 : 0;
        }
        assertThat(changes).isGreaterThan(5);
    }

    /** A reading, ordinary or not, out of order or not, or a silence. */
    private static Optional<IncidentChange> step(SensorWatch watch, Random random, int step) {
        long eventTime = step * 1_000L - (random.nextInt(5) == 0 ? random.nextInt(5_000) : 0);
        switch (random.nextInt(40)) {
            case 0:
                return watch.silence(watch.newestMillis() + random.nextInt(200_000));
            case 1:
                return watch.judge(eventTime, 1_000 * random.nextGaussian());
            case 2:
                return watch.judge(eventTime + 86_400_000L * random.nextInt(3), 20);
            case 3:
                return watch.judge(
                        eventTime, Double.isNaN(watch.lastValue()) ? 0 : watch.lastValue());
            default:
                // Stuck for a while now and then.
                return watch.judge(eventTime, step % 300 > 250 ? 20 : 20 + random.nextGaussian());
        }
    }

    private static void assertSame(
            Optional<IncidentChange> actual, Optional<IncidentChange> expected) {
        assertThat(actual.isPresent()).isEqualTo(expected.isPresent());
        if (expected.isPresent()) {
            IncidentChange a = actual.get();
            IncidentChange e = expected.get();
            assertThat(bits(a.verdict())).isEqualTo(bits(e.verdict()));
            assertThat(a).usingRecursiveComparison().isEqualTo(e);
        }
    }

    private static long[] bits(Verdict verdict) {
        return new long[] {
            Double.doubleToRawLongBits(verdict.score()),
            Double.doubleToRawLongBits(verdict.threshold()),
            Double.doubleToRawLongBits(verdict.expectedLower()),
            Double.doubleToRawLongBits(verdict.expectedUpper()),
            verdict.reason().ordinal()
        };
    }

    private static SensorWatchFactory factory(DetectorFactory detectors) {
        return new SensorWatchFactory(new WatchSettings(detectors, RULES, Watching.INCIDENTS));
    }
}
