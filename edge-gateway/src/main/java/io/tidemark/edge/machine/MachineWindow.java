package io.tidemark.edge.machine;

import java.util.Arrays;

/**
 * The windows of one machine's sensors that end together.
 *
 * @param machine site/machine, the key of its state; see {@link MachineName}
 * @param endMillis end of the windows, exclusive, device clock, milliseconds since the epoch
 * @param sensors names of the machine's sensors, sorted
 * @param means mean of each sensor's readings in its unit, in the order of the names; NaN for a
 *     sensor without a window
 */
public record MachineWindow(String machine, long endMillis, String[] sensors, double[] means) {

    @Override
    public boolean equals(Object other) {
        return other instanceof MachineWindow window
                && machine.equals(window.machine)
                && endMillis == window.endMillis
                && Arrays.equals(sensors, window.sensors)
                && Arrays.equals(means, window.means);
    }

    @Override
    public int hashCode() {
        return 31 * machine.hashCode() + Long.hashCode(endMillis);
    }

    @Override
    public String toString() {
        return machine
                + " until "
                + endMillis
                + ": "
                + Arrays.toString(sensors)
                + " "
                + Arrays.toString(means);
    }
}
