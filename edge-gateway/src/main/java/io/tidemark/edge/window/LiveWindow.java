package io.tidemark.edge.window;

import io.tidemark.edge.reading.SensorReading;

/** One window of one sensor in memory: it is open, or it was closed and readings come late. */
final class LiveWindow {

    /** The revision of a window of which no summary was emitted. */
    static final int UNEMITTED = -1;

    private final long startMillis;
    private final SeenReadings seen;
    private WindowAggregate aggregate;
    private String type;
    private String unit;
    private int revision;
    private boolean summarised;
    private boolean saved;

    /** A window without readings. */
    LiveWindow(long startMillis) {
        this.startMillis = startMillis;
        this.seen = new SeenReadings();
        this.revision = UNEMITTED;
        this.summarised = true;
    }

    /** A window of state, which is as state has it. */
    LiveWindow(long startMillis, SensorWindow window, boolean summarised) {
        this.startMillis = startMillis;
        this.seen = SeenReadings.of(window.seen());
        this.aggregate = window.aggregate();
        this.type = window.type();
        this.unit = window.unit();
        this.revision = window.revision();
        this.summarised = summarised;
        this.saved = true;
    }

    /**
     * Adds the reading, which is one of this window.
     *
     * @return false if the window holds it already
     */
    boolean add(SensorReading reading) {
        long eventTimeMillis = reading.eventTimeMillis();
        if (!seen.add(eventTimeMillis - startMillis, reading.sequence(), reading.value())) {
            return false;
        }
        if (aggregate == null || eventTimeMillis >= aggregate.lastEventTimeMillis()) {
            type = reading.type();
            unit = reading.unit();
        }
        aggregate =
                aggregate == null
                        ? WindowAggregate.of(reading.value(), eventTimeMillis)
                        : aggregate.plus(reading.value(), eventTimeMillis);
        summarised = false;
        saved = false;
        return true;
    }

    /** Counts the revision of the summary that is emitted next. */
    void summarise() {
        revision++;
        summarised = true;
        saved = false;
    }

    long startMillis() {
        return startMillis;
    }

    WindowAggregate aggregate() {
        return aggregate;
    }

    String type() {
        return type;
    }

    /** Null if there is none. */
    String unit() {
        return unit;
    }

    int revision() {
        return revision;
    }

    int readings() {
        return seen.count();
    }

    boolean hasBeenEmitted() {
        return revision != UNEMITTED;
    }

    /** Whether its newest summary tells all of its readings. */
    boolean isSummarised() {
        return summarised;
    }

    /** Whether state has it as it is. */
    boolean isSaved() {
        return saved;
    }

    /** The window for state, which has it from now on. */
    SensorWindow save() {
        saved = true;
        return new SensorWindow(aggregate, type, unit, revision, seen.toBytes());
    }
}
