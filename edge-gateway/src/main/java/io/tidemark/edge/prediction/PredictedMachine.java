package io.tidemark.edge.prediction;

import java.util.Arrays;

/**
 * What is kept of a machine beside what its predictor knows.
 *
 * @param seenAtMillis when the last window came, listening time
 * @param timerAtMillis when the machine's timer fires, listening time; {@link Long#MAX_VALUE} if
 *     none is set
 * @param sensors names of the machine's sensors, sorted
 * @param saidEndMillis event time of the last prediction that was emitted; {@link Long#MIN_VALUE}
 *     if none was
 */
public record PredictedMachine(
        long seenAtMillis, long timerAtMillis, String[] sensors, long saidEndMillis) {

    @Override
    public boolean equals(Object other) {
        return other instanceof PredictedMachine machine
                && seenAtMillis == machine.seenAtMillis
                && timerAtMillis == machine.timerAtMillis
                && Arrays.equals(sensors, machine.sensors)
                && saidEndMillis == machine.saidEndMillis;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sensors);
    }
}
