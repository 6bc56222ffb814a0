package io.tidemark.edge.anomaly;

import io.tidemark.models.anomaly.Detector;
import io.tidemark.models.anomaly.DetectorFactory;
import io.tidemark.models.anomaly.Verdict;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Detectors that find a value abnormal if it is higher than all before, the first excepted; and how
 * often they were written and read.
 */
final class RecordDetectors implements DetectorFactory {

    private static final long serialVersionUID = 1L;

    private final AtomicInteger snapshots = new AtomicInteger();
    private final AtomicInteger restores = new AtomicInteger();

    int snapshots() {
        return snapshots.get();
    }

    int restores() {
        return restores.get();
    }

    void forgetCounts() {
        snapshots.set(0);
        restores.set(0);
    }

    @Override
    public String detector() {
        return "record";
    }

    @Override
    public String version() {
        return "test";
    }

    @Override
    public Detector create(String series) {
        return new RecordDetector(Double.POSITIVE_INFINITY);
    }

    @Override
    public Detector restore(byte[] snapshot) {
        restores.incrementAndGet();
        return new RecordDetector(ByteBuffer.wrap(snapshot).getDouble());
    }

    private final class RecordDetector implements Detector {

        private double highest;

        /**
         * @param highest infinite before the first value
         */
        private RecordDetector(double highest) {
            this.highest = highest;
        }

        @Override
        public Verdict judge(double value) {
            Verdict verdict = new Verdict(value, highest, value > highest);
            highest = Double.isInfinite(highest) ? value : Math.max(highest, value);
            return verdict;
        }

        @Override
        public byte[] snapshot() {
            snapshots.incrementAndGet();
            return ByteBuffer.allocate(Double.BYTES).putDouble(highest).array();
        }
    }
}
