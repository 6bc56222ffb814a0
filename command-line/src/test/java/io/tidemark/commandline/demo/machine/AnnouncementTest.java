package io.tidemark.commandline.demo.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.commandline.simulate.Reading;
import io.tidemark.commandline.simulate.ReadingsFile;
import io.tidemark.models.anomaly.IncidentChange;
import io.tidemark.models.anomaly.IncidentSettings;
import io.tidemark.models.anomaly.RandomCutForestFactory;
import io.tidemark.models.anomaly.Rules;
import io.tidemark.models.anomaly.SensorWatch;
import io.tidemark.models.anomaly.SensorWatchFactory;
import io.tidemark.models.anomaly.WatchSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The watch that a gateway's defaults give a sensor, on the machine of the demo. */
class AnnouncementTest {

    private static final int SEED = 0;
    private static final int WARM_UP_READINGS = 256;
    private static final double THRESHOLD_DEVIATIONS = 5;

    private final SensorWatch watch =
            new SensorWatchFactory(
                            new WatchSettings(
                                    new RandomCutForestFactory(
                                            SEED, WARM_UP_READINGS, THRESHOLD_DEVIATIONS),
                                    Rules.NONE,
                                    IncidentSettings.DEFAULT))
                    .create("plant-1/machine-1/temperature");

    @Test
    void announcesTheLastTwoFailuresBeforeTheirEnd() throws IOException {
        List<IncidentMessages.Message> messages = new ArrayList<>();
        try (ReadingsFile readings = MachineSeries.readings()) {
            readings.forEach(reading -> judge(reading, messages));
        }

        Sightings sightings =
                MachineSeries.labelledWindows().sightings(new IncidentMessages(messages));
        assertThat(sightings.lastAnnounced(2)).as("%s", sightings).isTrue();
        // One fault is one incident: no more than a few messages for each failure.
        assertThat(messages).hasSizeLessThan(60);
    }

    private void judge(Reading reading, List<IncidentMessages.Message> messages) {
        watch.judge(reading.measuredAt().toEpochMilli(), reading.value())
                .ifPresent(
                        change ->
                                messages.add(
                                        new IncidentMessages.Message(
                                                Long.toString(change.openedAtMillis()),
                                                change.phase() == IncidentChange.Phase.CLOSED,
                                                reading.measuredAt())));
    }
}
