package io.tidemark.rollout.model;

import java.time.Instant;
import java.util.Map;

/**
 * What a rollout believes of a published model.
 *
 * @param model which
 * @param machineType of the machines that it is for; null if for all
 * @param publishedAt trainer's clock, UTC
 * @param verdict the trainer's
 * @param comparedWith version that the verdict is about; null for the first
 * @param metrics of its training by name, such as {@code held_out_rmse}
 * @param file how gateways get it
 */
public record ModelMetadata(
        ModelVersion model,
        String machineType,
        Instant publishedAt,
        Verdict verdict,
        String comparedWith,
        Map<String, Double> metrics,
        ModelReference file) {

    public ModelMetadata {
        metrics = Map.copyOf(metrics);
    }
}
