package io.tidemark.models.anomaly;

import java.util.Optional;

/**
 * All that watches one sensor: rules, a detector, and the incidents that their verdicts become.
 * What it says depends on the readings and silences so far and their order, on nothing else.
 *
 * <p>Not thread-safe.
 */
public final class SensorWatch {

    private final Detector detector;
    private Verdict lastVerdict = new Verdict(0, Double.POSITIVE_INFINITY, 0, 0, Reason.UNUSUAL);

    SensorWatch(Detector detector) {
        this.detector = detector;
    }

    /**
     * Judges a reading, learns it, and tells what is new.
     *
     * @param eventTimeMillis when it was measured, milliseconds since the epoch, device clock; out
     *     of order and repeated times are welcome
     * @param value in the sensor's unit, finite
     * @throws IllegalArgumentException if the value is not finite; the watch is as before
     */
    public Optional<IncidentChange> judge(long eventTimeMillis, double value) {
        if (detector != null) {
            lastVerdict = detector.judge(eventTimeMillis, value);
        }
        return Optional.empty();
    }

    /**
     * Tells what is new because no reading has come since the last: it is missing, or what was
     * abnormal is over.
     *
     * @param atMillis up to when nothing came, on the scale of {@link #silenceAt()}
     */
    public Optional<IncidentChange> silence(long atMillis) {
        return Optional.empty();
    }

    /**
     * When {@link #silence} is wanted if no reading comes before: event time of the newest reading
     * plus the time to wait, milliseconds since the epoch; Long.MAX_VALUE for never. Holds until
     * the next call of judge or silence.
     */
    public long silenceAt() {
        return Long.MAX_VALUE;
    }

    /** Of the last reading, or silence, by the rules if one is broken, else by the detector. */
    public Verdict lastVerdict() {
        return lastVerdict;
    }

    /** Value of the last reading, in the sensor's unit; NaN before the first. */
    public double lastValue() {
        return Double.NaN;
    }

    /** Event time of the newest reading, milliseconds since the epoch; Long.MIN_VALUE if none. */
    public long newestMillis() {
        return Long.MIN_VALUE;
    }

    /** What gave the last verdict: the detector's name, or "rules". */
    public String detector() {
        return "rules";
    }

    /** Version of what gave the last verdict. */
    public String version() {
        return "1";
    }

    /** Everything that the watch knows; the watch goes on unchanged. */
    public byte[] snapshot() {
        return new byte[0];
    }
}
