package io.tidemark.edge.window;

import static io.tidemark.edge.window.Readings.at;
import static io.tidemark.edge.window.Readings.millis;
import static io.tidemark.edge.window.Readings.pressure;
import static io.tidemark.edge.window.Readings.temperature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.events.WindowSummary;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** What happens when a sensor falls silent, or the gateway does. */
class SilenceTest {

    @Test
    void closesTheWindowsOfASensorThatIsSilent() throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            harness.process(temperature(20, "10:00:00"));
            harness.listenUntil(20_000);
            harness.process(temperature(21, "10:00:06"), pressure(1, "10:00:00"));
            harness.listenUntil(49_999);
            assertThat(harness.newSummaries()).isEmpty();

            harness.process(pressure(1, "10:00:01"));
            harness.listenUntil(50_000);

            assertThat(harness.newSummaries())
                    .extracting(WindowSummary::getSensor, WindowSummary::getWindowStart)
                    .containsExactly(
                            tuple("temperature", at("10:00:00")),
                            tuple("temperature", at("10:00:05")));
            assertThat(harness.windowsOpen()).isEqualTo(1);
        }
    }

    @Test
    void revisesTheLastWindowOfASensorThatWasSilentForDays() throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            harness.process(temperature(20, "10:00:00"));
            harness.listenUntil(Duration.ofDays(3).toMillis());
            harness.process(
                    temperature(22, "10:00:01"),
                    temperature(30, "10:00:05"),
                    temperature(30, "10:00:20"));

            assertThat(harness.newSummaries())
                    .extracting(
                            WindowSummary::getWindowStart,
                            WindowSummary::getRevision,
                            WindowSummary::getMean)
                    .containsExactly(
                            tuple(at("10:00:00"), 0, 20.0),
                            tuple(at("10:00:00"), 1, 21.0),
                            tuple(at("10:00:05"), 0, 30.0));
            assertThat(harness.late()).isEmpty();
        }
    }

    @Test
    void noticesSilenceAgainAfterTheSensorCameBack() throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            harness.process(temperature(20, "10:00:00"));
            harness.listenUntil(100_000);
            harness.process(temperature(20, "10:01:40"));
            harness.newSummaries();

            harness.listenUntil(130_000);

            assertThat(harness.newSummaries())
                    .extracting(WindowSummary::getWindowStart)
                    .containsExactly(at("10:01:40"));
        }
    }

    @Test
    void keepsOneTimerPerSensorAndNothingOfASensorThatIsGone() throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            for (int second = 0; second < 100; second++) {
                harness.listenUntil(second * 1_000L);
                harness.process(temperature(20, millis("10:00:00") + second * 1_000L));
                assertThat(harness.timers()).isEqualTo(1);
            }

            harness.listenUntil(99_000 + 30_000 + SummariseWindows.FORGOTTEN_AFTER.toMillis());

            assertThat(harness.stateEntries()).isZero();
            assertThat(harness.timers()).isZero();
            assertThat(harness.windowsOpen()).isZero();
        }
    }

    @Test
    void emitsWhatIsOpenBeforeItForgetsASensor() throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            harness.process(temperature(20, "10:00:00"));

            harness.listenUntil(Duration.ofDays(365).toMillis());

            assertThat(harness.newSummaries()).hasSize(1);
            assertThat(harness.stateEntries()).isZero();
        }
    }

    @Test
    void goesOnFromASnapshot() throws Exception {
        OperatorSubtaskState snapshot;
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            harness.process(
                    temperature(20, "10:00:00"),
                    temperature(20, "10:01:15"),
                    temperature(20, "10:00:00"),
                    temperature(20, "10:00:05"));
            assertThat(harness.newSummaries()).hasSize(1);
            snapshot = harness.snapshot();
        }

        try (WindowHarness harness = WindowHarness.withDefaults(snapshot)) {
            assertThat(harness.readingsLate()).isEqualTo(1);
            assertThat(harness.windowsOpen()).isEqualTo(2);

            harness.process(
                    temperature(22, "10:00:06"),
                    temperature(20, "10:00:01"),
                    temperature(22, "10:01:16"),
                    temperature(0, "10:01:30"));

            assertThat(harness.newSummaries())
                    .extracting(
                            WindowSummary::getWindowStart,
                            WindowSummary::getRevision,
                            WindowSummary::getMean)
                    .containsExactly(
                            tuple(at("10:00:05"), 0, 21.0), tuple(at("10:01:15"), 0, 21.0));
            assertThat(harness.readingsLate()).isEqualTo(2);
            assertThat(harness.windowsOpen()).isEqualTo(1);
        }
    }

    @Test
    void doesNotTakeTheTimeThatTheGatewayWasDownForSilence() throws Exception {
        OperatorSubtaskState snapshot;
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            harness.listenUntil(1_000);
            harness.process(temperature(20, "10:00:00"));
            harness.listenUntil(20_000);
            snapshot = harness.snapshot();
        }

        try (WindowHarness harness = WindowHarness.withDefaults(snapshot)) {
            assertThat(harness.newSummariesAt(20_000)).isEmpty();
            assertThat(harness.newSummariesAt(30_999)).isEmpty();
            assertThat(harness.newSummariesAt(31_000)).hasSize(1);
        }
    }

    @Test
    void doesNotDependOnTheStepsInWhichListeningTimePasses() throws Exception {
        try (WindowHarness steps = WindowHarness.withDefaults();
                WindowHarness leap = WindowHarness.withDefaults()) {
            for (WindowHarness harness : List.of(steps, leap)) {
                harness.listenUntil(0);
                harness.process(temperature(20, "10:00:00"));
                harness.listenUntil(20_000);
                harness.process(temperature(20, "10:00:01"));
            }
            for (long listening = 21_000; listening < 90_000; listening += 1_000) {
                steps.listenUntil(listening);
            }
            for (WindowHarness harness : List.of(steps, leap)) {
                harness.listenUntil(90_000);
                harness.process(temperature(20, "10:00:02"));
                harness.listenUntil(120_000);
            }

            assertThat(leap.newSummaries()).hasSize(2).isEqualTo(steps.newSummaries());
        }
    }
}
