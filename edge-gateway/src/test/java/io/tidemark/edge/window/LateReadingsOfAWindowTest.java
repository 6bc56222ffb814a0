package io.tidemark.edge.window;

import static io.tidemark.edge.window.Readings.at;
import static io.tidemark.edge.window.Readings.millis;
import static io.tidemark.edge.window.Readings.temperature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.edge.reading.Rejection;
import io.tidemark.events.RejectionReason;
import io.tidemark.events.WindowSummary;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What happens to readings that come after their window was closed, or forgotten. */
class LateReadingsOfAWindowTest {

    @Test
    void revisesAClosedWindowOnceTheNextIsClosed() throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            harness.process(
                    temperature(20, "10:00:00"),
                    temperature(20, "10:01:14.999"),
                    temperature(22, "10:00:01"),
                    temperature(24, "10:00:02"));
            assertThat(harness.newSummaries()).hasSize(1);

            harness.process(temperature(20, "10:01:25"));

            assertThat(harness.newSummaries())
                    .extracting(
                            WindowSummary::getWindowStart,
                            WindowSummary::getRevision,
                            WindowSummary::getCount,
                            WindowSummary::getMean)
                    .containsExactly(
                            tuple(at("10:00:00"), 1, 3L, 22.0), tuple(at("10:01:10"), 0, 1L, 20.0));
            assertThat(harness.late()).isEmpty();
        }
    }

    @Test
    void emitsEachWindowOfABufferThatFollowsOnLiveReadingsOnce() throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            harness.process(temperature(20, "10:01:00"));
            for (int second = 0; second < 30; second++) {
                harness.process(temperature(second, millis("10:00:00") + second * 1_000L));
            }
            harness.listenUntil(30_000);

            assertThat(harness.newSummaries())
                    .allMatch(summary -> summary.getRevision() == 0)
                    .extracting(WindowSummary::getWindowStart, WindowSummary::getCount)
                    .containsExactly(
                            tuple(at("10:00:00"), 5L),
                            tuple(at("10:00:05"), 5L),
                            tuple(at("10:00:10"), 5L),
                            tuple(at("10:00:15"), 5L),
                            tuple(at("10:00:20"), 5L),
                            tuple(at("10:00:25"), 5L),
                            tuple(at("10:01:00"), 1L));
        }
    }

    @Test
    void emitsEachWindowOfABufferThatIsSentBackwardsOnce() throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            harness.process(temperature(20, "10:01:00"));
            for (int second = 29; second >= 0; second--) {
                harness.process(temperature(second, millis("10:00:00") + second * 1_000L));
            }
            harness.listenUntil(30_000);

            assertThat(harness.newSummaries())
                    .hasSize(7)
                    .allMatch(summary -> summary.getRevision() == 0);
        }
    }

    @Test
    void sendsReadingsAfterTheAllowedLatenessToTheSideOutputAndCountsThem() throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            harness.process(temperature(20, "10:01:15"), temperature(21.5, "10:00:04.999"));

            assertThat(harness.newSummaries()).isEmpty();
            assertThat(harness.readingsLate()).isEqualTo(1);
            Rejection late = harness.late().get(0);
            assertThat(late.topic()).isEqualTo("tidemark/oslo/press/temperature");
            assertThat(late.reason()).isEqualTo(RejectionReason.LATE);
            assertThat(late.detail())
                    .isEqualTo(
                            "ts: found 2026-01-01T10:00:04.999Z, expected a window of this sensor"
                                    + " that ends after 2026-01-01T10:00:05Z");
            String payload =
                    "{\"sensor\":\"temperature\",\"type\":\"temperature\",\"value\":21.5,"
                            + "\"unit\":\"C\",\"ts\":1767261604999}";
            assertThat(late.payload()).asString(StandardCharsets.UTF_8).isEqualTo(payload);
            assertThat(late.payloadBytes()).isEqualTo(payload.length());
            assertThat(late.digest())
                    .isEqualTo("cfed1563c589592e249272eacecc0e86c38f8be93d34131d14670144a74ddac6");
            assertThat(late.eventTimeMillis()).isEqualTo(millis("10:00:04.999"));
            assertThat(late.receivedAtMillis()).isEqualTo(millis("12:00:00"));
        }
    }

    @Test
    void forgetsAWindowAfterItsAllowedLateness() throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            for (int minute = 0; minute < 60; minute++) {
                harness.process(temperature(20, millis("10:00:00") + minute * 60_000L));
                harness.snapshot();
                assertThat(harness.windowsInState(Readings.TEMPERATURE)).isLessThanOrEqualTo(2);
            }
            harness.process(temperature(20, "10:57:49"));

            assertThat(harness.newSummaries()).hasSize(59);
            assertThat(harness.late()).hasSize(1);
        }
    }

    @Test
    void forgetsWindowsThatLieCloseTogether() throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            for (int window = 0; window < 200; window++) {
                harness.process(temperature(20, millis("10:00:00") + window * 5_000L));
            }
            harness.snapshot();

            // Closed for less than a minute, and those of the last ten seconds.
            assertThat(harness.windowsInState(Readings.TEMPERATURE)).isEqualTo(15);
        }
    }
}
