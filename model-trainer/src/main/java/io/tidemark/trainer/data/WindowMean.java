package io.tidemark.trainer.data;

import java.util.Comparator;

/**
 * The first result of one sensor's window. Times are milliseconds since the epoch.
 *
 * @param machine whose sensor it is
 * @param sensor name of the sensor
 * @param startMillis first instant of the window, device clock
 * @param endMillis end of the window, exclusive, device clock
 * @param mean of the readings, in the sensor's unit
 * @param arrivedAtMillis when the cloud learnt of it
 */
public record WindowMean(
        MachineId machine,
        String sensor,
        long startMillis,
        long endMillis,
        double mean,
        long arrivedAtMillis) {

    /**
     * By their ends. Of several results for one window, as of two gateways that heard the same
     * sensor, the one that the cloud learnt of first comes first.
     */
    static final Comparator<WindowMean> BY_END =
            Comparator.comparingLong(WindowMean::endMillis)
                    .thenComparingLong(WindowMean::arrivedAtMillis)
                    .thenComparingLong(WindowMean::startMillis)
                    .thenComparingDouble(WindowMean::mean);
}
