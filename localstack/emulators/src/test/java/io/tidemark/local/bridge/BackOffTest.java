package io.tidemark.local.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff(new Random(1));

    @Test
    void waitsLongerAfterEachFailureUpToFiveSeconds() {
        long[] most = {100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000};
        for (long millis : most) {
            assertThat(backOff.next())
                    .isBetween(Duration.ofMillis(millis / 2), Duration.ofMillis(millis));
        }
    }

    @Test
    void beginsAgainAfterASuccess() {
        backOff.next();
        backOff.next();

        backOff.reset();

        assertThat(backOff.next()).isLessThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void isNotTheSameForTwo() {
        BackOff other = new BackOff(new Random(2));

        assertThat(backOff.next()).isNotEqualTo(other.next());
    }
}
