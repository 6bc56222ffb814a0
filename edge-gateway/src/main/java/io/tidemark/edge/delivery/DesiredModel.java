package io.tidemark.edge.delivery;

import io.tidemark.edge.model.ModelOrder;
import io.tidemark.edge.model.ModelShelf;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * The model that a shadow desires. Whoever may write the shadow says what is in it, so nothing but
 * what is listed here is believed: names are short, the place is a bucket and a key of plain
 * characters, sizes and times are bounded.
 *
 * @param name of the model
 * @param version of the model
 * @param bucket of the storage
 * @param key of the file in the bucket
 * @param sha256 of the file, 64 lower-case hexadecimal digits
 * @param bytes size of the file, at most {@link ModelShelf#LARGEST}
 * @param trial shortest trial; zero to take the model at once
 * @param trialPredictions least predictions of the trial
 */
record DesiredModel(
        String name,
        String version,
        String bucket,
        String key,
        String sha256,
        long bytes,
        Duration trial,
        long trialPredictions) {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,127}";
    private static final String LOCATION =
            "s3://[a-z0-9][a-z0-9.-]{2,62}(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*){1,64}";
    private static final int LONGEST_LOCATION = 1_024;
    private static final long LONGEST_TRIAL_SECONDS = Duration.ofDays(366).toSeconds();
    private static final long MOST_PREDICTIONS = 1_000_000_000;
    private static final String SCHEME = "s3://";

    /**
     * What a document says.
     *
     * @param document as JSON was parsed, numbers perhaps as doubles
     * @param config for what the document does not say
     */
    static DesiredModel of(Map<String, Object> document, DeliveryConfig config)
            throws UnusableDocumentException {
        String place = text(document, "location", LOCATION, "s3://bucket/key");
        if (place.length() > LONGEST_LOCATION) {
            throw new UnusableDocumentException(
                    "location", place, "at most " + LONGEST_LOCATION + " characters");
        }
        int slash = place.indexOf('/', SCHEME.length());
        Map<?, ?> trial = trial(document);
        return new DesiredModel(
                text(document, "name", NAME, "a short name"),
                text(document, "version", NAME, "a short version"),
                place.substring(SCHEME.length(), slash),
                place.substring(slash + 1),
                text(document, "sha256", "[0-9a-f]{64}", "64 lower-case hexadecimal digits"),
                whole(document, "bytes", null, 1, ModelShelf.LARGEST),
                Duration.ofSeconds(
                        whole(
                                trial,
                                "seconds",
                                config.trial().toSeconds(),
                                0,
                                LONGEST_TRIAL_SECONDS)),
                whole(trial, "predictions", config.trialPredictions(), 0, MOST_PREDICTIONS));
    }

    private static Map<?, ?> trial(Map<String, Object> document) throws UnusableDocumentException {
        Object trial = document.get("trial");
        if (trial == null) {
            return Map.of();
        }
        if (trial instanceof Map<?, ?> map) {
            return map;
        }
        throw new UnusableDocumentException("trial", trial, "an object");
    }

    private static String text(
            Map<String, Object> document, String key, String pattern, String expected)
            throws UnusableDocumentException {
        if (document.get(key) instanceof String text && text.matches(pattern)) {
            return text;
        }
        throw new UnusableDocumentException(key, document.get(key), expected);
    }

    private static long whole(Map<?, ?> document, String key, Long fallback, long least, long most)
            throws UnusableDocumentException {
        Object value = document.get(key);
        if (value == null && fallback != null) {
            return fallback;
        }
        if (value instanceof Number number
                && number.doubleValue() == number.longValue()
                && number.longValue() >= least
                && number.longValue() <= most) {
            return number.longValue();
        }
        throw new UnusableDocumentException(
                key, value, "a whole number from " + least + " to " + most);
    }

    /**
     * @param orderedAtMillis when the gateway has it, milliseconds since the epoch
     */
    ModelOrder order(long orderedAtMillis) {
        return new ModelOrder(
                name, version, sha256, orderedAtMillis, trial.toMillis(), trialPredictions, null);
    }

    /** Whether an order is for just this. */
    boolean isOrderedBy(ModelOrder order) {
        return order != null
                && name.equals(order.name())
                && version.equals(order.version())
                && Objects.equals(sha256, order.sha256())
                && trial.toMillis() == order.trialMillis()
                && trialPredictions == order.trialPredictions();
    }
}
