package io.tidemark.edge.machine;

import java.util.Arrays;

/**
 * What is kept of a watched machine beside what its watch has learnt.
 *
 * @param seenAtMillis when the last window came, listening time
 * @param timerAtMillis when the machine's timer fires, listening time; {@link Long#MAX_VALUE} if
 *     none is set
 * @param sensors names of the sensors that are judged together, sorted
 * @param forestBytes what its forest is taken for; 0 if memory allows it none
 */
public record MachineHeard(
        long seenAtMillis, long timerAtMillis, String[] sensors, long forestBytes) {

    @Override
    public boolean equals(Object other) {
        return other instanceof MachineHeard heard
                && seenAtMillis == heard.seenAtMillis
                && timerAtMillis == heard.timerAtMillis
                && Arrays.equals(sensors, heard.sensors)
                && forestBytes == heard.forestBytes;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sensors);
    }
}
