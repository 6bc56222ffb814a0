package io.tidemark.commandline.models;

import io.tidemark.rollout.model.ModelMetadata;
import io.tidemark.rollout.model.ModelVersion;
import java.util.Arrays;
import java.util.List;

/**
 * A row of the list of models.
 *
 * @param model which
 * @param decision the trainer's, or why it cannot be read
 * @param error on machines that no version has seen, root mean square, seconds; null if not told
 * @param publishedAt ISO 8601, UTC; null if it cannot be read
 */
record PublishedModel(ModelVersion model, String decision, Double error, String publishedAt) {

    static final List<String> COLUMNS =
            List.of(
                    "name",
                    "version",
                    "decision",
                    "held_out_rmse",
                    "published_at",
                    "in_service_on");

    private static final String ERROR = "held_out_rmse";

    /** As the lake's registry has it: name, version, decision, error and time of publication. */
    static PublishedModel of(List<Object> row) {
        Number error = (Number) row.get(3);
        return new PublishedModel(
                new ModelVersion(String.valueOf(row.get(0)), String.valueOf(row.get(1))),
                String.valueOf(row.get(2)),
                error == null ? null : error.doubleValue(),
                String.valueOf(row.get(4)));
    }

    static PublishedModel of(ModelMetadata metadata) {
        return new PublishedModel(
                metadata.model(),
                metadata.verdict().name(),
                metadata.metrics().get(ERROR),
                metadata.publishedAt().toString());
    }

    /** One that is in the store and not what the trainer writes. */
    static PublishedModel unreadable(ModelVersion model) {
        return new PublishedModel(model, "UNREADABLE", null, null);
    }

    /** The cells of {@link #COLUMNS}. */
    List<Object> cells(long inService) {
        return Arrays.asList(
                model.name(), model.version(), decision, error, publishedAt, inService);
    }
}
