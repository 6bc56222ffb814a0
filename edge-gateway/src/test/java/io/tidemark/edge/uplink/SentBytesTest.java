package io.tidemark.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.outbox.AdjustableClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentBytesTest {

    @TempDir Path directory;
    private final AdjustableClock clock = new AdjustableClock();

    @Test
    void goesOnAfterARestart() {
        try (SentBytes sent = open()) {
            sent.add(1_000);
            sent.add(234);
            assertThat(sent.today()).isEqualTo(1_234);
        }
        try (SentBytes sent = open()) {
            assertThat(sent.today()).isEqualTo(1_234);
        }
    }

    @Test
    void countsAfterAKillAtLeastWhatWasSentAndLittleMore() {
        SentBytes killed = open();
        long bytes = 0;
        for (int message = 0; message < 100; message++) {
            killed.add(3_001);
            bytes += 3_001;
        }
        try (SentBytes sent = open()) {
            assertThat(sent.today()).isBetween(bytes, bytes + SentBytes.AHEAD);
        }
        killed.close();
    }

    @Test
    void keepsTheCountOfEveryDayWhicheverWayTheClockJumps() {
        try (SentBytes sent = open()) {
            sent.add(10);
            clock.advance(Duration.ofDays(1));
            assertThat(sent.today()).isZero();
            sent.add(5);
            clock.advance(Duration.ofDays(-1));
            assertThat(sent.today()).isEqualTo(10);
            clock.advance(Duration.ofDays(1));
            assertThat(sent.today()).isEqualTo(5);
            clock.advance(Duration.ofDays(-20_000));
            assertThat(sent.today()).isZero();
        }
        clock.advance(Duration.ofDays(19_999));
        try (SentBytes sent = open()) {
            assertThat(sent.today()).isEqualTo(10);
        }
    }

    @Test
    void countsOnWithoutItsFile() {
        try (SentBytes sent = SentBytes.open(directory.resolve("absent/uplink.db"), clock)) {
            sent.add(7);
            assertThat(sent.today()).isEqualTo(7);
        }
    }

    private SentBytes open() {
        return SentBytes.open(directory.resolve("uplink.db"), clock);
    }
}
