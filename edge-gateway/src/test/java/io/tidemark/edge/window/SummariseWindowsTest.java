package io.tidemark.edge.window;

import static io.tidemark.edge.window.Readings.at;
import static io.tidemark.edge.window.Readings.pressure;
import static io.tidemark.edge.window.Readings.temperature;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.events.WindowSummary;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SummariseWindowsTest {

    @Test
    void emitsAWindowWhenTheWatermarkReachesItsEnd() throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            harness.process(
                    temperature(20, "10:00:00"),
                    temperature(23, "10:00:04.999"),
                    temperature(22, "10:00:02"),
                    temperature(99, "10:00:05"),
                    temperature(99, "10:00:14.999"));
            assertThat(harness.newSummaries()).isEmpty();
            assertThat(harness.windowsOpen()).isEqualTo(3);

            harness.process(temperature(99, "10:00:15"));

            assertThat(harness.newSummaries())
                    .containsExactly(
                            summary("10:00:00", 0)
                                    .setCount(3)
                                    .setMean(65 / 3.0)
                                    .setMin(20)
                                    .setMax(23)
                                    .setStandardDeviation(Math.sqrt(14 / 9.0))
                                    .setLast(23.0)
                                    .build());
            assertThat(harness.windowsOpen()).isEqualTo(3);
        }
    }

    @Test
    void emitsWindowsInTheirOrder() throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            harness.process(
                    temperature(1, "10:00:06"),
                    temperature(1, "10:00:00"),
                    temperature(1, "10:00:03"),
                    temperature(1, "11:00:00"));

            assertThat(harness.newSummaries())
                    .extracting(WindowSummary::getWindowStart)
                    .containsExactly(at("10:00:00"), at("10:00:05"));
        }
    }

    @Test
    void alignsWindowsBeforeTheEpochToMultiplesOfTheirSize() throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            harness.process(
                    temperature(1, -1),
                    temperature(1, -5_000),
                    temperature(1, -5_001),
                    temperature(1, 0),
                    temperature(1, 20_000));

            assertThat(harness.newSummaries())
                    .extracting(summary -> summary.getWindowStart().toEpochMilli())
                    .containsExactly(-10_000L, -5_000L, 0L);
        }
    }

    @Test
    void keepsEachSensorsTimeApart() throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            harness.process(
                    pressure(1, "23:00:00"), temperature(20, "10:00:00"), pressure(1, "23:59:00"));

            assertThat(harness.newSummaries())
                    .extracting(WindowSummary::getSensor)
                    .containsExactly("pressure");
            assertThat(harness.late()).isEmpty();
        }
    }

    private static WindowSummary.Builder summary(String start, int revision) {
        Instant windowStart = at(start);
        return WindowSummary.newBuilder()
                .setGateway("gateway-1")
                .setSite("oslo")
                .setMachine("press")
                .setSensor("temperature")
                .setType("temperature")
                .setUnit("C")
                .setWindowStart(windowStart)
                .setWindowEnd(windowStart.plusSeconds(5))
                .setRevision(revision);
    }
}
