package io.tidemark.commandline.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void spacesReadingsEvenly() {
        Pace pace = new Pace(4);

        assertThat(pace.nanosUntilNext(0, 0)).isZero();
        assertThat(pace.nanosUntilNext(1, 0)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(250));
        assertThat(pace.nanosUntilNext(8, TimeUnit.SECONDS.toNanos(1)))
                .isEqualTo(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void catchesUpAfterADelay() {
        assertThat(new Pace(1_000).nanosUntilNext(100, TimeUnit.SECONDS.toNanos(1))).isNegative();
    }

    @Test
    void neverWaitsWithoutARate() {
        assertThat(Pace.UNBOUNDED.nanosUntilNext(1_000_000, 0)).isZero();
    }

    @Test
    void refusesARateThatIsNoRate() {
        assertThatThrownBy(() -> new Pace(0)).hasMessageContaining("above 0 readings/s");
        assertThatThrownBy(() -> new Pace(Double.NaN)).hasMessageContaining("found NaN");
    }
}
