package io.tidemark.edge.window;

import io.tidemark.edge.reading.SensorReading;

/**
 * One window of one sensor, as it is kept in state.
 *
 * @param aggregate the values so far
 * @param type what the sensor measures, as the reading with the latest event time names it
 * @param unit unit of that reading; null if it gave none
 * @param revision revision of the summary that was emitted last; {@value #UNEMITTED} if none was
 */
public record SensorWindow(WindowAggregate aggregate, String type, String unit, int revision) {

    private static final int UNEMITTED = -1;

    static SensorWindow of(SensorReading reading) {
        return new SensorWindow(
                WindowAggregate.of(reading.value(), reading.eventTimeMillis()),
                reading.type(),
                reading.unit(),
                UNEMITTED);
    }

    SensorWindow plus(SensorReading reading) {
        boolean newest = reading.eventTimeMillis() >= aggregate.lastEventTimeMillis();
        return new SensorWindow(
                aggregate.plus(reading.value(), reading.eventTimeMillis()),
                newest ? reading.type() : type,
                newest ? reading.unit() : unit,
                revision);
    }

    /** The window with its next summary emitted. */
    SensorWindow emitted() {
        return new SensorWindow(aggregate, type, unit, revision + 1);
    }

    boolean hasBeenEmitted() {
        return revision != UNEMITTED;
    }
}
