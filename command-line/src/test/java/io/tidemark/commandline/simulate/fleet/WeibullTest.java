package io.tidemark.commandline.simulate.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeibullTest {

    private static final int LIVES = 20_000;

    @Test
    void hasTheMeanAndTheMedianOfTheTextbook() {
        double[] lives = lives(new Weibull(2.5, 230));

        // scale * gamma(1 + 1 / 2.5), and scale * (ln 2)^(1 / 2.5)
        assertThat(Arrays.stream(lives).average().orElseThrow())
                .isCloseTo(230 * 0.887264, within(2.0));
        assertThat(lives[LIVES / 2]).isCloseTo(230 * 0.863634, within(2.5));
    }

    @Test
    void hasLostTwoThirdsByItsScale() {
        double[] lives = lives(new Weibull(3, 250));

        assertThat(Arrays.stream(lives).filter(life -> life <= 250).count() / (double) LIVES)
                .isCloseTo(0.632, within(0.01));
    }

    @Test
    void refusesWhatIsNoDistribution() {
        assertThatThrownBy(() -> new Weibull(0, 1)).hasMessageContaining("expected both above 0");
        assertThatThrownBy(() -> new Weibull(1, Double.NaN))
                .hasMessageContaining("expected both above 0");
    }

    private static double[] lives(Weibull weibull) {
        Random random = new Random(7);
        double[] lives = new double[LIVES];
        Arrays.setAll(lives, life -> weibull.draw(random));
        Arrays.sort(lives);
        return lives;
    }
}
