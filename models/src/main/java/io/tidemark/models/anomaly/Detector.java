package io.tidemark.models.anomaly;

/**
 * Judges the readings of one sensor, one by one, as they come, and learns from each after judging
 * it. What it says depends on the readings so far, their order, and the sensor's name, on nothing
 * else: the same readings give the same verdicts to the last bit, on any machine, with or without
 * snapshots in between.
 *
 * <p>Not thread-safe.
 */
public interface Detector {

    /**
     * Judges the value by what was learnt before it, then learns it.
     *
     * @param eventTimeMillis when it was measured, milliseconds since the epoch, device clock;
     *     readings may come out of order and may repeat a time
     * @param value in the sensor's unit, finite
     * @throws IllegalArgumentException if the value is not finite
     */
    Verdict judge(long eventTimeMillis, double value);

    /** Everything that the detector has learnt; the detector goes on unchanged. */
    byte[] snapshot();
}
