package io.tidemark.edge.prediction;

import java.io.File;
import java.io.Serializable;
import java.time.Duration;

/**
 * How failures of machines are foreseen.
 *
 * @param model file of the signed model; need not be there yet; null if nothing is to be foreseen
 * @param publicKey Ed25519 key, PEM, whose counterpart signs models; null only if there is no model
 * @param accepted directory that keeps the last model that was in service; null only if there is no
 *     model
 * @param interval shortest time between two predictions of a machine, event time; at least 1 ms;
 *     default 1 min
 */
public record PredictionConfig(File model, File publicKey, File accepted, Duration interval)
        implements Serializable {

    public static final PredictionConfig NONE =
            new PredictionConfig(null, null, null, Duration.ofMinutes(1));

    public PredictionConfig {
        if (interval.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "prediction.interval is " + interval + ", expected >= 1 ms");
        }
    }

    /** Whether failures are to be foreseen. */
    public boolean predicts() {
        return model != null;
    }
}
