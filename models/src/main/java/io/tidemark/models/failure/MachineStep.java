package io.tidemark.models.failure;

/**
 * All sensors of one machine over one stretch of time, such as the windows of five seconds that end
 * together.
 */
public final class MachineStep {

    private final long endMillis;
    private final double[] means;

    /**
     * @param endMillis as {@link #endMillis()}
     * @param means as {@link #means()}; belongs to the step from now on
     */
    public MachineStep(long endMillis, double[] means) {
        this.endMillis = endMillis;
        this.means = means;
    }

    /** End of the stretch, exclusive, milliseconds since the epoch. */
    public long endMillis() {
        return endMillis;
    }

    /**
     * Mean of each sensor's readings, in the sensor's unit, in the order of the sensors' names that
     * goes with the step; NaN for a sensor without readings.
     */
    public double[] means() {
        return means;
    }
}
