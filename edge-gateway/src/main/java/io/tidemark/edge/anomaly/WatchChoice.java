package io.tidemark.edge.anomaly;

import io.tidemark.edge.reading.Series;
import io.tidemark.models.anomaly.DetectorFactory;
import io.tidemark.models.anomaly.RandomCutForestFactory;
import io.tidemark.models.anomaly.RobustStatisticsFactory;
import io.tidemark.models.anomaly.Rules;
import io.tidemark.models.anomaly.SensorWatchFactory;
import io.tidemark.models.anomaly.WatchSettings;

/** Chooses what watches a sensor. */
final class WatchChoice {

    /** Part of the memory that forests may take; the rest is for watches without. */
    private static final double FORESTS_PART = 15.0 / 16;

    private static final long SEED = 0;

    private final AnomalyConfig config;
    private final long forestsBytes;
    private final DetectorFactory forests;
    private final DetectorFactory statistics;

    WatchChoice(AnomalyConfig config) {
        this.config = config;
        forestsBytes = (long) (config.sensorsBytes() * FORESTS_PART);
        forests =
                new RandomCutForestFactory(
                        SEED, config.warmUpReadings(), config.thresholdDeviations());
        statistics =
                new RobustStatisticsFactory(config.warmUpReadings(), config.thresholdDeviations());
    }

    /** What the configuration says of the sensor; null if it says nothing of it in particular. */
    SensorSettings settings(Series series) {
        for (SensorSettings settings : config.sensors()) {
            if (settings.matches(series)) {
                return settings;
            }
        }
        return null;
    }

    /**
     * @param settings as {@link #settings}
     * @param hadForest whether the sensor has a forest already; null if it is new
     * @param givenBytes what the forests take that sensors have
     */
    WatchKind kind(SensorSettings settings, Boolean hadForest, long givenBytes) {
        boolean itsOwn = settings != null && settings.detector() != null;
        return switch (itsOwn ? settings.detector() : config.detector()) {
            case RANDOM_CUT_FOREST -> WatchKind.FOREST;
            case ROBUST_STATISTICS -> WatchKind.STATISTICS;
            case NONE -> WatchKind.RULES;
            case AUTO -> hadForest == null ? kindOfTheNext(givenBytes) : kindAsBefore(hadForest);
        };
    }

    private WatchKind kindOfTheNext(long givenBytes) {
        return kindAsBefore(givenBytes + WatchKind.FOREST.bytes() <= forestsBytes);
    }

    private static WatchKind kindAsBefore(boolean forest) {
        return forest ? WatchKind.FOREST : WatchKind.STATISTICS;
    }

    /** Makes the sensor's watch; null if there is nothing to watch it by. */
    SensorWatchFactory watches(SensorSettings settings, WatchKind kind) {
        Rules rules = settings == null ? Rules.NONE : settings.rules();
        if (kind == WatchKind.RULES && settings == null) {
            return null;
        }
        DetectorFactory detectors =
                switch (kind) {
                    case FOREST -> forests;
                    case STATISTICS -> statistics;
                    case RULES -> null;
                };
        return new SensorWatchFactory(new WatchSettings(detectors, rules, config.incidents()));
    }
}
