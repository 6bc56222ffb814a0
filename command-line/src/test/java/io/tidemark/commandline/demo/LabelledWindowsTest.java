package io.tidemark.commandline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.commandline.demo.LabelledWindows.Window;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledWindowsTest {

    private static final String LABELS =
            """
            {"press.csv": [["2014-01-01 00:00:00.000000", "2014-01-02 00:00:00.000000"],
                           ["2014-02-01 00:00:00.000000", "2014-02-02 00:00:00.000000"],
                           ["2014-03-01 00:00:00.000000", "2014-03-02 00:00:00.000000"]]}""";

    @Test
    void countsAnomaliesInsideEachWindowEndsIncluded() throws IOException {
        Sightings sightings =
                windows()
                        .sightings(
                                List.of(
                                        Instant.parse("2014-01-01T00:00:00Z"),
                                        Instant.parse("2014-01-02T00:00:00Z"),
                                        Instant.parse("2014-01-02T00:00:00.001Z"),
                                        Instant.parse("2014-03-01T12:00:00Z")));

        assertThat(sightings.all())
                .extracting(Sightings.Sighting::anomalies)
                .containsExactly(2L, 0L, 1L);
        assertThat(sightings.hit()).isEqualTo(2);
    }

    @Test
    void asksOnlyForTheNewestWindows() throws IOException {
        Sightings sightings = windows().sightings(List.of(Instant.parse("2014-03-01T12:00:00Z")));

        assertThat(sightings.lastHit(1)).isTrue();
        assertThat(sightings.lastHit(2)).isFalse();
    }

    @Test
    void saysWhichSeriesHasNoLabels() {
        assertThatThrownBy(() -> LabelledWindows.read(new StringReader(LABELS), "pump.csv"))
                .isInstanceOf(IOException.class)
                .hasMessage("there are no labels of pump.csv");
    }

    @Test
    void theMachineOfTheDemoFailedFourTimes() throws IOException {
        assertThat(MachineSeries.labelledWindows().windows())
                .hasSize(4)
                .last()
                .isEqualTo(
                        new Window(
                                Instant.parse("2014-02-07T14:55:00Z"),
                                Instant.parse("2014-02-09T14:05:00Z")));
    }

    private static LabelledWindows windows() throws IOException {
        return LabelledWindows.read(new StringReader(LABELS), "press.csv");
    }
}
