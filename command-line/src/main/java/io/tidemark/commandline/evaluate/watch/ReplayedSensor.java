package io.tidemark.commandline.evaluate.watch;

import io.tidemark.models.anomaly.IncidentChange;
import io.tidemark.models.anomaly.SensorWatch;
import io.tidemark.models.anomaly.SensorWatchFactory;
import io.tidemark.models.anomaly.Verdict;
import java.util.Optional;

/**
 * A sensor whose recorded readings are judged as a gateway would judge them, one by one; the time
 * between two of them is that of their timestamps, so that a gap is silence.
 */
public final class ReplayedSensor {

    private final SensorWatch watch;
    private final IncidentListener news;

    /**
     * @param series name of the sensor
     * @param news told of every change of an incident
     */
    public ReplayedSensor(SensorWatchFactory watches, String series, IncidentListener news) {
        this.watch = watches.create(series);
        this.news = news;
    }

    /**
     * Judges the next reading.
     *
     * @param eventTimeMillis milliseconds since the epoch
     * @param value finite
     */
    public Verdict judge(long eventTimeMillis, double value) {
        for (long due = watch.silenceAt(); due <= eventTimeMillis; due = watch.silenceAt()) {
            tell(due, watch.silence(due));
        }
        tell(eventTimeMillis, watch.judge(eventTimeMillis, value));
        return watch.lastVerdict();
    }

    private void tell(long atMillis, Optional<IncidentChange> change) {
        change.ifPresent(heard -> news.heard(atMillis, heard));
    }
}
