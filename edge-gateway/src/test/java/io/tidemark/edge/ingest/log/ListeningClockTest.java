package io.tidemark.edge.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ListeningClockTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final ListeningClock clock = new ListeningClock(1_000, nanos::get);

    @Test
    void countsOnlyWhileTheGatewayListens() {
        pass(500);
        assertThat(clock.observe()).isEqualTo(1_000);
        clock.listen(true);
        pass(500);
        assertThat(clock.observe()).isEqualTo(1_500);
        pass(250);
        clock.listen(false);
        pass(500);
        assertThat(clock.observe()).isEqualTo(1_750);
        clock.listen(true);
        pass(1);
        assertThat(clock.observe()).isEqualTo(1_751);
    }

    @Test
    void countsLittleOfATimeInWhichTheProcessWasStopped() {
        clock.listen(true);
        pass(3_600_000);

        assertThat(clock.observe()).isEqualTo(3_000);
    }

    @Test
    void losesNoFractionOfAMillisecond() {
        clock.listen(true);
        for (int step = 0; step < 1_000; step++) {
            nanos.addAndGet(1_500);
            clock.observe();
        }

        assertThat(clock.observe()).isEqualTo(1_001);
    }

    private void pass(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
