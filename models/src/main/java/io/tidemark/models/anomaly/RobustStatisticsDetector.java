package io.tidemark.models.anomaly;

import java.nio.ByteBuffer;

/** Scores a value by its distance from the sensor's level in robust standard deviations. */
final class RobustStatisticsDetector implements Detector {

    private static final double WEIGHT = 3e-4;
    private static final double BAND_DEVIATIONS = 4;
    private static final int SNAPSHOT_BYTES = 3 * Long.BYTES;

    private final RobustStatisticsFactory settings;
    private final RobustLevel level;

    RobustStatisticsDetector(RobustStatisticsFactory settings) {
        this.settings = settings;
        this.level = new RobustLevel(WEIGHT);
    }

    RobustStatisticsDetector(RobustStatisticsFactory settings, byte[] snapshot) {
        if (snapshot.length != SNAPSHOT_BYTES) {
            throw new IllegalArgumentException(
                    snapshot.length + " bytes are no snapshot of robust statistics");
        }
        ByteBuffer bytes = ByteBuffer.wrap(snapshot);
        this.settings = settings;
        this.level = new RobustLevel(WEIGHT, bytes.getLong(), bytes.getDouble(), bytes.getDouble());
    }

    @Override
    public Verdict judge(long eventTimeMillis, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value is " + value + ", expected a finite number");
        }
        double spread = level.spread();
        double lower = level.level() - BAND_DEVIATIONS * spread;
        double upper = level.level() + BAND_DEVIATIONS * spread;
        double score =
                level.readings() == 0
                        ? 0
                        : Math.min(1e12, Math.abs(value / spread - level.level() / spread));
        boolean warm = level.readings() >= settings.warmUpReadings();
        level.update(value);
        return new Verdict(
                score,
                warm ? settings.thresholdDeviations() : Double.POSITIVE_INFINITY,
                lower,
                upper,
                Reason.UNUSUAL);
    }

    @Override
    public byte[] snapshot() {
        return ByteBuffer.allocate(SNAPSHOT_BYTES)
                .putLong(level.readings())
                .putDouble(level.level())
                .putDouble(level.spread())
                .array();
    }
}
