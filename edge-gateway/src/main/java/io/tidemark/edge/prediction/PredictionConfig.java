package io.tidemark.edge.prediction;

import io.tidemark.edge.model.ConfiguredModel;
import io.tidemark.edge.model.DeliveredModel;
import io.tidemark.edge.model.OrderFeed;
import io.tidemark.edge.model.TrialBounds;
import java.io.File;
import java.io.Serializable;
import java.time.Duration;

/**
 * How failures of machines are foreseen.
 *
 * @param model file of the signed model; need not be there yet; null if models are delivered, or
 *     nothing is to be foreseen
 * @param publicKey Ed25519 key, PEM, whose counterpart signs models; null only if nothing is to be
 *     foreseen
 * @param shelf directory that keeps models; null if nothing is to be foreseen
 * @param interval shortest time between two predictions of a machine, event time; at least 1 ms;
 *     default 1 min
 * @param trial what a model must not exceed
 * @param retainedCheckpoints checkpoints that may be restored, whose models stay on the shelf
 */
public record PredictionConfig(
        File model,
        File publicKey,
        File shelf,
        Duration interval,
        TrialBounds trial,
        int retainedCheckpoints)
        implements Serializable {

    public static final PredictionConfig NONE =
            new PredictionConfig(null, null, null, Duration.ofMinutes(1), TrialBounds.DEFAULT, 3);

    private static final Duration OF_A_FILE = Duration.ofSeconds(10);
    private static final Duration OF_A_DELIVERY = Duration.ofSeconds(1);

    public PredictionConfig {
        if (interval.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "prediction.interval is " + interval + ", expected >= 1 ms");
        }
    }

    /** Whether failures are to be foreseen. */
    public boolean predicts() {
        return shelf != null;
    }

    /** Where orders for models come from. */
    public OrderFeed orders() {
        return model == null ? new DeliveredModel(shelf) : new ConfiguredModel(model, shelf);
    }

    /** Time between two looks for an order, wall clock. */
    public Duration lookAgain() {
        return model == null ? OF_A_DELIVERY : OF_A_FILE;
    }
}
