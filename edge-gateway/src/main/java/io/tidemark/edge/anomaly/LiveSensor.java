package io.tidemark.edge.anomaly;

import io.tidemark.edge.reading.SensorReading;
import io.tidemark.edge.reading.Series;
import io.tidemark.models.anomaly.IncidentChange;
import io.tidemark.models.anomaly.SensorWatch;
import java.util.Objects;
import java.util.Optional;

/** A sensor that is watched, in memory. */
final class LiveSensor extends LiveWatch {

    private final Series series;
    private final SensorWatch watch;
    private final WatchKind kind;
    private String type = "";
    private String unit;

    /**
     * @param watch null if nothing watches the sensor
     */
    LiveSensor(String series, SensorWatch watch, WatchKind kind) {
        super(series, watch);
        this.series = Series.of(series);
        this.watch = watch;
        this.kind = kind;
    }

    /** Takes over what state knows beside the journal. */
    void restored(LastHeard lastHeard) {
        restored(lastHeard.seenAtMillis(), lastHeard.timerAtMillis());
        type = lastHeard.type();
        unit = lastHeard.unit();
    }

    LastHeard lastHeard() {
        return new LastHeard(seenAtMillis(), timerAtMillis(), kind == WatchKind.FOREST, type, unit);
    }

    WatchKind kind() {
        return kind;
    }

    Optional<IncidentChange> judge(SensorReading reading) {
        if (watch == null) {
            return Optional.empty();
        }
        if (!type.equals(reading.type()) || !Objects.equals(unit, reading.unit())) {
            type = reading.type();
            unit = reading.unit();
            changed();
        }
        learnt(reading.eventTimeMillis(), reading.value());
        return watch.judge(reading.eventTimeMillis(), reading.value());
    }

    @Override
    protected void judgeAgain(long timeMillis, double[] values) {
        watch.judge(timeMillis, values[0]);
    }

    @Override
    protected long bytes() {
        return kind.bytes();
    }

    @Override
    protected Subject subject() {
        return new Subject(
                series.site(),
                series.machine(),
                series.sensor(),
                type,
                unit,
                watch.lastValue(),
                watch.detector(),
                watch.version());
    }
}
