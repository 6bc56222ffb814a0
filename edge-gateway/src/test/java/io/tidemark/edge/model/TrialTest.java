package io.tidemark.edge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.models.failure.Prediction;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a trial counts and how it judges; the bounds are the defaults unless a test says so. */
class TrialTest {

    private static final double CAP = 1_000;
    private static final long WANTED = 100;
    private static final long MICRO = 1_000;

    private Trial trial = trial(TrialTally.empty());

    @Test
    void agreesWhereEachPredictionIsInTheOthersInterval() {
        compare(prediction(500, 300, 700), prediction(680, 400, 900));
        compare(prediction(500, 300, 600), prediction(680, 400, 900));
        compare(prediction(500, 499, 501), prediction(600, 599, 601));
        compare(prediction(500, 499, 501), prediction(600.1, 599, 601));

        assertThat(trial.tally().likeness().compared()).isEqualTo(4);
        assertThat(trial.tally().likeness().agreed()).isEqualTo(2);
        assertThat(trial.tally().likeness().meanDifference())
                .isCloseTo(-(180 + 180 + 100 + 100.1) / 4, within(1e-9));
    }

    @Test
    void countsLivesBeyondTheSmallerCapAsThatCap() {
        compare(prediction(1_000, 900, 1_100), prediction(5_000, 4_000, 6_000));

        assertThat(trial.tally().likeness().agreement()).isEqualTo(1.0);
        assertThat(trial.tally().likeness().drift()).isZero();
    }

    @Test
    void comparesOnlyWhereBothHaveSaidSomething() {
        trial.note(attempt(1), null, null);
        trial.note(null, attempt(1), prediction(1, 1, 1));
        trial.note(new Attempt(null, "broken", MICRO), attempt(1), prediction(1, 1, 1));

        assertThat(trial.tally().own()).isEqualTo(new Effort(1, 1, 2 * MICRO, MICRO, 2 * MICRO));
        assertThat(trial.tally().beside().predictions()).isEqualTo(2);
        assertThat(trial.tally().likeness().compared()).isZero();
        assertThat(trial.tally().likeness().agreement()).isNull();
        assertThat(trial.disagreement()).isNull();
    }

    @Test
    void stopsAsSoonAsTooManyPredictionsHaveFailedForTheWholeTrial() {
        trial.note(new Attempt(null, "broken", MICRO), null, null);
        assertThat(trial.misbehaviour()).isNull();

        trial.note(new Attempt(null, "broken", MICRO), null, null);

        assertThat(trial.misbehaviour()).isEqualTo("2 of 2 predictions failed");
    }

    @Test
    void countsNumbersThatAreNotFiniteAsErrors() {
        for (Prediction bad :
                new Prediction[] {
                    new Prediction(Double.NaN, 0, 1, 0),
                    new Prediction(1, Double.NEGATIVE_INFINITY, 1, 0),
                    new Prediction(1, 0, Double.POSITIVE_INFINITY, 0),
                    new Prediction(1, 0, 1, Double.NaN)
                }) {
            assertThat(Attempt.of(bad, MICRO).prediction()).isNull();
            assertThat(Attempt.of(bad, MICRO).error()).isNotBlank();
        }
    }

    @Test
    void stopsWhenPredictionsTakeTooLongOnAverage() {
        for (int i = 0; i < 49; i++) {
            trial.note(attempt(60_000), null, null);
        }
        assertThat(trial.misbehaviour()).isNull();

        trial.note(attempt(60_000), null, null);

        assertThat(trial.misbehaviour()).isEqualTo("a prediction takes 60000 µs, at most 50000");
    }

    @Test
    void doesNotBlameAModelForAProcessThatWasNotRun() {
        for (int i = 0; i < 48; i++) {
            trial.note(attempt(100), attempt(100), null);
        }
        trial.note(attempt(3_600_000_000L), attempt(100), null);
        trial.note(attempt(3_600_000_000L), attempt(100), null);

        assertThat(trial.misbehaviour()).isNull();
        assertThat(trial.tally().own().worstMicros()).isEqualTo(3.6e9);
    }

    @Test
    void stopsWhenPredictionsTakeManyTimesAsLongAsThoseBeside() {
        for (int i = 0; i < 50; i++) {
            trial.note(attempt(4_999), attempt(10), null);
        }
        assertThat(trial.misbehaviour()).as("below a tenth of the bound").isNull();

        for (int i = 0; i < 50; i++) {
            trial.note(attempt(5_101), attempt(10), null);
        }

        assertThat(trial.misbehaviour())
                .isEqualTo("a prediction takes 5050 µs, beside one that takes 10");
    }

    @Test
    void stopsWhenWhatIsForeseenDriftsApart() {
        for (int i = 0; i < 49; i++) {
            compare(prediction(50, 0, 1_000), prediction(950, 0, 1_000));
        }
        assertThat(trial.misbehaviour()).isNull();

        compare(prediction(50, 0, 1_000), prediction(950, 0, 1_000));

        assertThat(trial.misbehaviour()).startsWith("drift ").endsWith(", at most 1.0");
        assertThat(trial.disagreement()).isNull();
    }

    /** From Python: sum((p - q) * log(p / q)) over ten bins with half a count added to each. */
    @Test
    void measuresDriftAsThePopulationStabilityIndex() {
        long[] one = {10, 0, 5, 5, 0, 0, 0, 0, 20, 60};
        long[] other = {0, 10, 5, 5, 0, 0, 0, 0, 40, 40};

        assertThat(Drift.index(one, other)).isCloseTo(0.7860458888792107, within(1e-12));
        assertThat(Drift.index(one, one)).isZero();
    }

    @Test
    void disagreesAtTheEndIfTooFewPredictionsAgree() {
        compare(prediction(100, 90, 110), prediction(900, 890, 910));
        compare(prediction(100, 90, 110), prediction(900, 890, 910));
        compare(prediction(100, 90, 110), prediction(100, 90, 110));

        assertThat(trial.disagreement()).isEqualTo("agreement 0.333, at least 0.5");
    }

    @Test
    void isOverWhenItHasLastedAndSeenEnough() {
        assertThat(trial.isOver(1_000_000, 0)).isFalse();
        trial.beginBy(-1);
        trial.beginBy(5_000);
        trial.beginBy(9_000);
        for (int i = 0; i < WANTED; i++) {
            assertThat(trial.isOver(20_000, 10_000)).isFalse();
            trial.note(attempt(1), null, null);
        }

        assertThat(trial.isOver(14_999, 10_000)).isFalse();
        assertThat(trial.isOver(15_000, 10_000)).isTrue();
    }

    @Test
    void goesOnFromItsTally() {
        trial.beginBy(7);
        compare(prediction(100, 90, 110), prediction(900, 890, 910));
        TrialTally half = trial.tally();
        compare(prediction(500, 90, 510), prediction(400, 390, 910));
        TrialTally whole = trial.tally();

        trial = trial(half);
        compare(prediction(500, 90, 510), prediction(400, 390, 910));

        assertThat(trial.tally()).isEqualTo(whole);
        assertThat(half).isNotEqualTo(whole);
    }

    private void compare(Prediction one, Prediction other) {
        trial.note(Attempt.of(one, MICRO), Attempt.of(other, MICRO), other);
    }

    private static Attempt attempt(long micros) {
        return Attempt.of(prediction(500, 400, 600), micros * MICRO);
    }

    private static Prediction prediction(double life, double lower, double upper) {
        return new Prediction(life, lower, upper, 0.5);
    }

    private static Trial trial(TrialTally tally) {
        TrialBounds bounds =
                new TrialBounds(
                        Duration.ofDays(1),
                        WANTED,
                        Duration.ofDays(1),
                        0.01,
                        Duration.ofMillis(50),
                        10,
                        0.5,
                        1);
        return new Trial(bounds, WANTED, CAP, tally);
    }
}
