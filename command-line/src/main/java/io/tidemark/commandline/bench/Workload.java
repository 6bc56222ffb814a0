package io.tidemark.commandline.bench;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What is measured.
 *
 * @param rate readings/s, all sensors together
 * @param seconds how long is measured, after the warm-up
 * @param sensors how many devices send
 * @param qos of MQTT, 0 or 1
 * @param warmUpSeconds how long the same load runs before
 */
@JsonPropertyOrder({"rate", "seconds", "sensors", "qos", "warmUpSeconds"})
public record Workload(int rate, int seconds, int sensors, int qos, int warmUpSeconds) {

    private static final int MOST_READINGS_OF_A_SENSOR = 1_000;

    public Workload {
        require(rate >= 1, "--rate", "at least 1 reading/s", rate);
        require(seconds >= 1, "--seconds", "at least 1 s", seconds);
        require(sensors >= 1, "--sensors", "at least 1 sensor", sensors);
        require(qos == 0 || qos == 1, "--qos", "0 or 1", qos);
        require(warmUpSeconds >= 0, "--warm-up", "at least 0 s", warmUpSeconds);
        require(
                rate <= (long) sensors * MOST_READINGS_OF_A_SENSOR,
                "--rate",
                "at most 1000 readings/s of each sensor",
                rate);
    }

    /** Readings that are sent in all. */
    public long readings() {
        return (long) rate * (seconds + warmUpSeconds);
    }

    /** The same for a shorter time, if it is longer. */
    public Workload shorter(int mostSeconds) {
        return new Workload(rate, Math.min(seconds, mostSeconds), sensors, qos, warmUpSeconds);
    }

    private static void require(boolean holds, String option, String expected, int found) {
        if (!holds) {
            throw new IllegalArgumentException(
                    option + ": expected " + expected + ", found " + found);
        }
    }
}
