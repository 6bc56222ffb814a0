package io.tidemark.commandline.demo.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.commandline.demo.machine.LabelledWindows.Window;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelledWindowsTest {

    private static final String LABELS =
            """
            {"press.csv": [["2014-01-01 00:00:00.000000", "2014-01-02 00:00:00.000000"],
                           ["2014-02-01 00:00:00.000000", "2014-02-02 00:00:00.000000"],
                           ["2014-03-01 00:00:00.000000", "2014-03-02 00:00:00.000000"]]}""";

    @Test
    void isAnnouncedByTheFirstMessageInsideTheWindowEndsIncluded() throws IOException {
        assertThat(announcements(opened("a", "2014-01-01T00:00:00Z")).get(0))
                .contains(Duration.ofDays(1));
        assertThat(announcements(opened("a", "2014-01-02T00:00:00Z")).get(0))
                .contains(Duration.ZERO);
        assertThat(announcements(opened("a", "2014-01-02T00:00:00.001Z")).get(0)).isEmpty();
        assertThat(
                        announcements(
                                        opened("a", "2014-01-01T06:00:00Z"),
                                        opened("b", "2014-01-01T07:00:00Z"))
                                .get(0))
                .contains(Duration.ofHours(18));
    }

    @Test
    void isNotAnnouncedByTheEndOfAnIncident() throws IOException {
        assertThat(
                        announcements(
                                opened("a", "2013-12-01T00:00:00Z"),
                                closed("a", "2014-01-01T06:00:00Z")))
                .containsOnly(Optional.empty());
    }

    @Test
    void isAnnouncedTheDayBeforeByAnIncidentThatGoesOn() throws IOException {
        assertThat(announcements(opened("a", "2014-01-31T00:00:00Z")).get(1))
                .contains(Duration.ofDays(2));
        assertThat(announcements(opened("a", "2014-01-30T23:59:59Z")).get(1)).isEmpty();
        assertThat(
                        announcements(
                                        opened("a", "2014-01-31T12:00:00Z"),
                                        closed("a", "2014-02-01T00:00:00Z"))
                                .get(1))
                .contains(Duration.ofHours(36));
        assertThat(
                        announcements(
                                        opened("a", "2014-01-31T12:00:00Z"),
                                        opened("b", "2014-01-31T13:00:00Z"),
                                        closed("a", "2014-01-31T23:59:59Z"))
                                .get(1))
                .contains(Duration.ofHours(35));
    }

    @Test
    void asksOnlyForTheNewestWindows() throws IOException {
        Sightings sightings =
                windows()
                        .sightings(
                                new IncidentMessages(List.of(opened("a", "2014-03-01T12:00:00Z"))));

        assertThat(sightings.announced()).isEqualTo(1);
        assertThat(sightings.lastAnnounced(1)).isTrue();
        assertThat(sightings.lastAnnounced(2)).isFalse();
        assertThat(sightings.secondsBeforeEnd()).containsExactly(null, null, 43_200L);
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

    @Test
    void theAnalystAsksForTheSameWindows() throws IOException {
        String sql = MachineSeries.sql().text();

        assertThat(MachineSeries.labelledWindows().windows())
                .allSatisfy(
                        window ->
                                assertThat(sql)
                                        .contains(
                                                "(TIMESTAMP '"
                                                        + sqlTime(window.start())
                                                        + "', TIMESTAMP '"
                                                        + sqlTime(window.end())
                                                        + "')"));
        assertThat(sql).contains("INTERVAL '1' DAY");
        assertThat(Sightings.BEFORE_THE_WINDOW).isEqualTo(Duration.ofDays(1));
    }

    private static String sqlTime(Instant time) {
        return time.toString().replace('T', ' ').replace("Z", " UTC");
    }

    private static List<Optional<Duration>> announcements(IncidentMessages.Message... messages)
            throws IOException {
        return windows().sightings(new IncidentMessages(List.of(messages))).all().stream()
                .map(Sightings.Sighting::beforeItsEnd)
                .toList();
    }

    private static IncidentMessages.Message opened(String incident, String time) {
        return new IncidentMessages.Message(incident, false, Instant.parse(time));
    }

    private static IncidentMessages.Message closed(String incident, String time) {
        return new IncidentMessages.Message(incident, true, Instant.parse(time));
    }

    private static LabelledWindows windows() throws IOException {
        return LabelledWindows.read(new StringReader(LABELS), "press.csv");
    }
}
