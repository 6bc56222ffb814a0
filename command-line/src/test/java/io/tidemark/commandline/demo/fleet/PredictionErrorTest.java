package io.tidemark.commandline.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredictionErrorTest {

    private static final Instant NEW = Instant.parse("2026-01-01T00:00:00Z");
    private static final double NO_PLAN = 0;

    /** Dies after 200 h. */
    private static final Map<String, TrueLife> ONE = Map.of("a", life(200));

    @Test
    void isTheRootOfTheMeanSquareOverTheMomentsOfAPump() {
        // 100 h and 90 h remain.
        PredictionError error =
                PredictionError.of(
                        ONE,
                        List.of(said("a", 100, 130), said("a", 110, 50)),
                        List.of(said("a", 100, 103), said("a", 110, 94)),
                        NO_PLAN);

        // 30 and -40; 3 and 4
        assertThat(error.before()).isCloseTo(Math.sqrt((900 + 1_600) / 2.0), within(1e-9));
        assertThat(error.after()).isCloseTo(Math.sqrt((9 + 16) / 2.0), within(1e-9));
        assertThat(error.pumps()).hasSize(1);
        assertThat(error.pumps().get(0).moments()).isEqualTo(2);
        assertThat(error.pumps().get(0).lifeHours()).isEqualTo(200);
    }

    @Test
    void countsEachPumpOnceHoweverManyMomentsItHas() {
        PredictionError error =
                PredictionError.of(
                        Map.of("a", life(200), "b", life(300)),
                        List.of(said("a", 150, 60), said("b", 200, 130), said("b", 250, 80)),
                        List.of(said("a", 150, 50), said("b", 200, 100), said("b", 250, 50)),
                        NO_PLAN);

        // a is off by 10 once, b by 30 twice.
        assertThat(error.before()).isCloseTo(Math.sqrt((100 + 900) / 2.0), within(1e-9));
        assertThat(error.after()).isZero();
    }

    @Test
    void takesTheMeanLifeLessTheAgeForWhatAPlantKnowsWithoutAModel() {
        PredictionError error =
                PredictionError.of(
                        ONE,
                        List.of(said("a", 100, 100), said("a", 190, 10)),
                        List.of(said("a", 100, 100), said("a", 190, 10)),
                        180);

        // 80 h planned and 100 h true, then nothing planned and 10 h true
        assertThat(error.planned()).isCloseTo(Math.sqrt((400 + 100) / 2.0), within(1e-9));
    }

    @Test
    void leavesOutMomentsThatOneModelDoesNotKnow() {
        PredictionError error =
                PredictionError.of(
                        ONE,
                        List.of(said("a", 100, 200), said("a", 110, 90)),
                        List.of(said("a", 110, 90), said("a", 120, 500)),
                        NO_PLAN);

        assertThat(error.pumps().get(0).moments()).isEqualTo(1);
        assertThat(error.before()).isZero();
        assertThat(error.after()).isZero();
    }

    @Test
    void leavesOutWhatModelsDoNotTellApartAndPumpsThatAreNew() {
        Map<String, TrueLife> lives = Map.of("long", life(300), "short", life(60));
        List<Foreseen> said =
                List.of(
                        said("long", 174, 0), // 126 h remain
                        said("long", 175, 100), // 125 h remain
                        said("short", 30, 0), // seen for 30 h
                        said("short", 31, 29));

        PredictionError error = PredictionError.of(lives, said, said, NO_PLAN);

        assertThat(error.pumps()).extracting(PumpErrors::moments).containsExactly(1, 1);
        assertThat(error.before()).isCloseTo(Math.sqrt(625 / 2.0), within(1e-9));
    }

    @Test
    void isHalvedOnlyIfItIsAtMostHalf() {
        assertThat(of(20, 10).halved()).isTrue();
        assertThat(of(20, 10.1).halved()).isFalse();
        assertThat(of(20, -10.1).halved()).isFalse();
    }

    @Test
    void isNotHalvedWithoutAnyPrediction() {
        PredictionError none = PredictionError.of(ONE, List.of(), List.of(), NO_PLAN);

        assertThat(none.pumps()).isEmpty();
        assertThat(none.halved()).isFalse();
        assertThat(none.example()).isEmpty();
    }

    @Test
    void showsThePumpThatTheModelsDifferOnMost() {
        List<Foreseen> before = List.of(said("a", 100, 110), said("b", 100, 150));
        List<Foreseen> after = List.of(said("a", 100, 101), said("b", 100, 101));

        assertThat(
                        PredictionError.of(
                                        Map.of("a", life(200), "b", life(200)),
                                        before,
                                        after,
                                        NO_PLAN)
                                .example())
                .contains("b");
    }

    private static PredictionError of(double beforeError, double afterError) {
        return PredictionError.of(
                ONE,
                List.of(said("a", 100, 100 + beforeError)),
                List.of(said("a", 100, 100 + afterError)),
                NO_PLAN);
    }

    private static TrueLife life(long hours) {
        return new TrueLife("seal-leak", NEW, NEW.plus(Duration.ofHours(hours)));
    }

    private static Foreseen said(String machine, long age, double remaining) {
        return new Foreseen(machine, NEW.plus(Duration.ofHours(age)), remaining);
    }
}
