package io.tidemark.edge.window;

import static io.tidemark.edge.window.Readings.numbered;
import static io.tidemark.edge.window.Readings.temperature;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.WindowSummary;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** A reading that comes again is counted, and goes neither into its window nor to the detector. */
class RepeatedReadingsTest {

    @Test
    void countsAReadingOnceAndPassesItOnOnce() throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            SensorReading first = temperature(20, "10:00:00");
            SensorReading second = temperature(22, "10:00:01");
            harness.process(first, second, first, second, second);
            harness.listenUntil(30_000);

            assertThat(harness.newSummaries())
                    .extracting(WindowSummary::getCount)
                    .containsExactly(2L);
            assertThat(harness.firstTime()).containsExactly(first, second);
            assertThat(harness.readingsRepeated()).isEqualTo(3);
        }
    }

    @Test
    void tellsReadingsOfOneMomentApartByTheirNumberOrElseTheirValue() throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            harness.process(
                    temperature(20, "10:00:00"),
                    temperature(21, "10:00:00"),
                    numbered(1, 20, "10:00:00"),
                    numbered(2, 20, "10:00:00"),
                    numbered(1, 20, "10:00:01"));
            assertThat(harness.readingsRepeated()).isZero();

            harness.process(numbered(1, 99, "10:00:00"));
            assertThat(harness.readingsRepeated()).isEqualTo(1);
        }
    }

    @Test
    void knowsReadingsOfClosedWindowsAgainAfterARestart() throws Exception {
        OperatorSubtaskState snapshot;
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            harness.process(temperature(20, "10:00:00"), temperature(20, "10:01:00"));
            snapshot = harness.snapshot();
        }

        try (WindowHarness harness = WindowHarness.withDefaults(snapshot)) {
            harness.process(temperature(20, "10:00:00"), temperature(20, "10:01:00"));
            harness.process(temperature(20, "10:01:30"));

            assertThat(harness.readingsRepeated()).isEqualTo(2);
            assertThat(harness.newSummaries())
                    .extracting(WindowSummary::getRevision)
                    .containsExactly(0);
            assertThat(harness.firstTime()).hasSize(1);
        }
    }

    @Test
    void passesNoLateReadingOn() throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults()) {
            harness.process(temperature(20, "10:10:00"), temperature(20, "10:00:00"));

            assertThat(harness.firstTime()).hasSize(1);
            assertThat(harness.late()).hasSize(1);
        }
    }
}
