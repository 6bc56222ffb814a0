package io.tidemark.commandline.evaluate.watch;

import io.tidemark.models.anomaly.DetectorFactory;
import io.tidemark.models.anomaly.RandomCutForestFactory;
import io.tidemark.models.anomaly.RobustStatisticsFactory;
import java.util.Locale;

/** The detectors that a gateway has, with the settings that it has them with. */
public enum DetectorKind {
    RANDOM_CUT_FOREST {
        @Override
        public DetectorFactory factory(long seed) {
            return new RandomCutForestFactory(seed, WARM_UP_READINGS, THRESHOLD_DEVIATIONS);
        }
    },
    ROBUST_STATISTICS {
        @Override
        public DetectorFactory factory(long seed) {
            return new RobustStatisticsFactory(WARM_UP_READINGS, THRESHOLD_DEVIATIONS);
        }
    },
    NONE {
        @Override
        public DetectorFactory factory(long seed) {
            return null;
        }
    };

    static final int WARM_UP_READINGS = 256;
    static final double THRESHOLD_DEVIATIONS = 4;

    /**
     * Makes the detectors; null if there are none.
     *
     * @param seed of what is random in them
     */
    public abstract DetectorFactory factory(long seed);

    /** As in the gateway's configuration. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
