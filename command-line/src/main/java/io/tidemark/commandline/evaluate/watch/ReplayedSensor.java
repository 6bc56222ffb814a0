package io.tidemark.commandline.evaluate.watch;

import io.tidemark.models.anomaly.SensorWatch;
import io.tidemark.models.anomaly.SensorWatchFactory;
import io.tidemark.models.anomaly.Verdict;

/**
 * A sensor whose recorded readings are judged as a gateway would judge them, one by one; the time
 * between two of them is that of their timestamps, so that a gap is silence.
 */
public final class ReplayedSensor {

    private final SensorWatch watch;
    private final ReplayedWatch replayed;

    /**
     * @param series name of the sensor
     * @param news told of every change of an incident
     */
    public ReplayedSensor(SensorWatchFactory watches, String series, IncidentListener news) {
        this.watch = watches.create(series);
        this.replayed = new ReplayedWatch(watch, news);
    }

    /**
     * Judges the next reading.
     *
     * @param eventTimeMillis milliseconds since the epoch
     * @param value finite
     */
    public Verdict judge(long eventTimeMillis, double value) {
        replayed.passSilence(eventTimeMillis);
        replayed.tell(eventTimeMillis, watch.judge(eventTimeMillis, value));
        return watch.lastVerdict();
    }
}
