package io.tidemark.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartPauseTest {

    private static final Duration SHORT_RUN = Duration.ofSeconds(10);

    private final RestartPause pause = new RestartPause();

    @Test
    void doublesUpToHalfAMinuteWhileRunsAreShort() {
        Stream<Long> pauses =
                IntStream.range(0, 10).mapToObj(run -> pause.after(SHORT_RUN).toMillis());

        assertThat(pauses)
                .containsExactly(
                        200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 12_800L, 25_600L, 30_000L,
                        30_000L);
    }

    @Test
    void beginsAgainAfterALongerRun() {
        pause.after(SHORT_RUN);
        pause.after(SHORT_RUN);

        assertThat(pause.after(SHORT_RUN.plusMillis(1))).isEqualTo(Duration.ofMillis(200));
        assertThat(pause.after(SHORT_RUN)).isEqualTo(Duration.ofMillis(400));
    }
}
