package io.tidemark.models.anomaly;

/**
 * Where a sensor's values are and how far they spread, hardly moved by outliers: Gelper, Fried and
 * Croux, "Robust Forecasting with Exponential and Holt-Winters Smoothing", Journal of Forecasting
 * 29(3), 2010, equations 5 to 9, without a trend.
 */
final class RobustLevel {

    private static final double OUTLIER = 2;
    private static final double CONSISTENCY = 2.52;

    /**
     * Beyond the paper: outliers count more by the logarithm of their distance, so that a sensor
     * that moves again after a standstill, or changes its unit, is usual again after some thousand
     * readings rather than never.
     */
    private static final double FURTHER = 10;

    private static final double FURTHEST = 1e9;

    private static final double LARGEST = Double.MAX_VALUE / 8;
    private static final double RESOLUTION = 1e-9;

    private final double weight;
    private long readings;
    private double level;
    private double spread;

    RobustLevel(double weight) {
        this(weight, 0, 0, 0);
    }

    RobustLevel(double weight, long readings, double level, double spread) {
        this.weight = weight;
        this.readings = readings;
        this.level = level;
        this.spread = spread;
    }

    void update(double value) {
        double limited = Math.max(-LARGEST, Math.min(LARGEST, value));
        if (readings++ == 0) {
            // One reading says nothing of a spread.
            level = limited;
            return;
        }
        double gain = Math.max(weight, 1.0 / readings);
        double residual = limited - level;
        if (spread() == resolution()) {
            // All readings so far were the same.
            spread = Math.abs(residual);
        }
        if (residual == 0 && spread() == resolution()) {
            return;
        }
        double before = spread();
        double deviations = residual / before;
        double ratio = Math.min(1, Math.abs(deviations) / OUTLIER);
        double inner = 1 - ratio * ratio;
        double surprise = CONSISTENCY * (1 - inner * inner * inner);
        if (ratio == 1) {
            surprise +=
                    FURTHER * StrictMath.log(Math.min(FURTHEST, Math.abs(deviations)) / OUTLIER);
        }
        level += gain * Math.max(-OUTLIER * before, Math.min(OUTLIER * before, residual));
        spread = Math.max(spread, before) * Math.sqrt(1 + gain * (surprise - 1) / 2);
    }

    long readings() {
        return readings;
    }

    double level() {
        return level;
    }

    /** Standard deviation of values without outliers, &gt; 0. */
    double spread() {
        return Math.max(spread, resolution());
    }

    private double resolution() {
        return RESOLUTION * Math.max(Math.abs(level), Double.MIN_NORMAL);
    }
}
