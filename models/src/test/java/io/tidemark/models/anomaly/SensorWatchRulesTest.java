package io.tidemark.models.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SensorWatchRulesTest {

    @Test
    void takesTheRangeItselfForInOrderAndWhatIsBeyondForSevere() {
        Rules rules = new Rules(-10.0, 30.0, null, null, null);
        Watching watching = Watching.of(null, rules).reads(-10, 30, Math.nextUp(30.0));

        assertThat(watching.said()).containsExactly("OPENED HIGH");
        Verdict verdict = watching.last().verdict();
        assertThat(verdict.reason()).isEqualTo(Reason.ABOVE_RANGE);
        assertThat(verdict.expectedLower()).isEqualTo(-10);
        assertThat(verdict.expectedUpper()).isEqualTo(30);
        assertThat(watching.last().explanation()).isEqualTo("above the maximum of 30.0");
        assertThat(watching.watch.detector()).isEqualTo("rules");

        watching.reads(-50);
        assertThat(watching.watch.lastVerdict().reason()).isEqualTo(Reason.BELOW_RANGE);
        assertThat(watching.watch.lastVerdict().score()).isEqualTo(2);
    }

    @Test
    void measuresChangeByTheSecondHoweverOftenReadingsCome() {
        Rules rules = new Rules(null, null, 2.0, null, null);
        Watching watching = Watching.of(null, rules);
        long start = watching.now();
        // 1.9 a second, and noise that would be 190 a second between two readings.
        for (int i = 0; i < 1_000; i++) {
            watching.readsAt(start + i * 10L, i * 0.019 + (i % 2) * 0.05);
        }
        assertThat(watching.said()).isEmpty();

        watching.readsAt(start + 10_000, 25);
        assertThat(watching.said()).containsExactly("OPENED MEDIUM");
        assertThat(watching.last().verdict().reason()).isEqualTo(Reason.TOO_FAST);
    }

    @Test
    void allowsAsMuchChangeOverAPauseAsItHadTimeFor() {
        Rules rules = new Rules(null, null, 2.0, null, null);
        Watching watching = Watching.of(null, rules).reads(0).pauses(Duration.ofSeconds(99));

        watching.reads(200);
        assertThat(watching.said()).isEmpty();
        watching.reads(203);
        assertThat(watching.last().explanation())
                .isEqualTo("changed by 3.0 a second, allowed is 2.0");
    }

    @Test
    void findsASensorThatIsStuck() {
        Rules rules = new Rules(null, null, null, Duration.ofSeconds(30), null);
        Watching watching = Watching.of(null, rules).reads(3, 4).readsTimes(31, 5);

        assertThat(watching.said()).isEmpty();
        watching.reads(5);
        assertThat(watching.said()).containsExactly("OPENED MEDIUM");
        assertThat(watching.last().verdict().reason()).isEqualTo(Reason.FLAT_LINE);
        assertThat(watching.last().explanation()).isEqualTo("unchanged for 31 s");
        watching.reads(5.1).readsTimes(200, 6);
        assertThat(watching.last().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void takesNoPauseForAFlatLine() {
        Rules rules = new Rules(null, null, null, Duration.ofSeconds(30), null);
        Watching watching = Watching.of(null, rules);
        for (int i = 0; i < 100; i++) {
            watching.reads(5).pauses(Duration.ofSeconds(40));
        }

        assertThat(watching.said()).isEmpty();
    }

    @Test
    void judgesReadingsOutOfOrderByTheRangeOnly() {
        Rules rules = new Rules(0.0, 100.0, 1.0, Duration.ofSeconds(30), null);
        Watching watching = Watching.of(null, rules).reads(5);

        watching.readsAt(watching.now() - 60_000, 90);
        assertThat(watching.said()).isEmpty();
        watching.readsAt(watching.now() - 61_000, 101);
        assertThat(watching.said()).containsExactly("OPENED HIGH");
    }

    @Test
    void doesNotTeachTheDetectorWhatIsOutOfRange() {
        Rules rules = new Rules(-50.0, 50.0, null, null, null);
        Watching watching = Watching.of(new RobustStatisticsFactory(100, 5), rules);
        for (int i = 0; i < 500; i++) {
            watching.reads(i % 7);
        }
        Verdict before = watching.watch.lastVerdict();
        watching.readsTimes(10_000, -999).reads(3);

        assertThat(watching.watch.lastVerdict().expectedLower())
                .isBetween(before.expectedLower() - 1, before.expectedLower() + 1);
        assertThat(watching.watch.lastVerdict().abnormal()).isFalse();
    }

    @Test
    void expectsNothingOutOfTheRangeEvenBeforeAnythingIsLearnt() {
        Rules rules = new Rules(0.0, 9.0, null, null, null);
        Watching watching = Watching.of(new RobustStatisticsFactory(10, 5), rules).reads(4);

        assertThat(watching.watch.lastVerdict().expectedLower()).isZero();
        assertThat(watching.watch.lastVerdict().expectedUpper()).isEqualTo(9);
        assertThat(watching.watch.detector()).isEqualTo("robust-statistics");
    }

    @Test
    void refusesRulesThatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rules(5.0, 5.0, null, null, null))
                .withMessage("minimum is 5.0, expected less than the maximum, 5.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rules(Double.NaN, null, null, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rules(null, null, 0.0, null, null))
                .withMessage("maximumChangePerSecond is 0.0, expected > 0 and finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rules(null, null, null, Duration.ZERO, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rules(null, null, null, null, Duration.ofDays(99_999)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IncidentSettings(Duration.ZERO, 0, Duration.ZERO, 0, 1.5, 3))
                .withMessage("closeAfterReadings is 0, expected >= 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IncidentSettings(Duration.ZERO, 1, Duration.ZERO, 0, 3, 1.5))
                .withMessage("highFrom is 1.5, expected >= mediumFrom, 3.0");
    }
}
