package io.tidemark.rollout.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.rollout.model.ModelMetadata;
import io.tidemark.rollout.model.ModelReference;
import io.tidemark.rollout.model.ModelVersion;
import io.tidemark.rollout.model.RefusedModelException;
import io.tidemark.rollout.model.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code metadata.json} of a model, and believes none of it that can be wrong. */
final class MetadataJson {

    /** The only file of a model that gateways take. */
    static final String FILE = "failure.model";

    private static final JsonMapper JSON = new JsonMapper();
    private static final long MAXIMUM_MODEL_BYTES = 256L << 20;
    private static final int MAXIMUM_TEXT = 200;
    private static final int MAXIMUM_METRICS = 200;

    private final JsonNode json;
    private final List<String> faults = new ArrayList<>();

    private MetadataJson(JsonNode json) {
        this.json = json;
    }

    /**
     * @param folder URL of the folder that the file was found in, with a slash at its end
     * @throws RefusedModelException with all faults
     */
    static ModelMetadata read(byte[] bytes, ModelVersion model, String folder) {
        MetadataJson metadata = new MetadataJson(tree(bytes, folder));
        ModelMetadata read = metadata.read(model, folder);
        if (!metadata.faults.isEmpty()) {
            throw new RefusedModelException(
                    folder + "metadata.json: " + String.join("; ", metadata.faults) + ".");
        }
        return read;
    }

    private static JsonNode tree(byte[] bytes, String folder) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException malformed) {
            throw new RefusedModelException(folder + "metadata.json is no JSON.", malformed);
        }
    }

    private ModelMetadata read(ModelVersion model, String folder) {
        expect("name", model.name());
        expect("version", model.version());
        expect("file", FILE);
        String sha256 = text("sha256", "64 hexadecimal digits", "[0-9a-f]{64}");
        text("signature", "Base64 of 64 bytes", "[A-Za-z0-9+/]{86}==");
        long bytes = json.path("bytes").asLong();
        if (!json.path("bytes").isIntegralNumber() || bytes < 1 || bytes > MAXIMUM_MODEL_BYTES) {
            fault("bytes", "1 to " + MAXIMUM_MODEL_BYTES);
        }
        return new ModelMetadata(
                model,
                optional("machineType"),
                publishedAt(),
                verdict(),
                optional("comparedWith"),
                metrics(),
                new ModelReference(model, folder + FILE, sha256, bytes));
    }

    private void expect(String field, String value) {
        if (!json.path(field).asText().equals(value)) {
            fault(field, value);
        }
    }

    private String text(String field, String expected, String pattern) {
        String text = json.path(field).asText();
        if (!text.matches(pattern)) {
            fault(field, expected);
        }
        return text;
    }

    private String optional(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.textValue().length() > MAXIMUM_TEXT) {
            fault(field, "a short text");
            return null;
        }
        return Printable.text(value.textValue(), MAXIMUM_TEXT);
    }

    private Instant publishedAt() {
        try {
            return Instant.parse(json.path("publishedAt").asText());
        } catch (DateTimeParseException noTime) {
            fault("publishedAt", "a time such as 2026-03-01T12:00:00Z");
            return Instant.EPOCH;
        }
    }

    private Verdict verdict() {
        String decision = json.path("decision").asText();
        for (Verdict verdict : Verdict.values()) {
            if (verdict.name().equals(decision)) {
                return verdict;
            }
        }
        fault("decision", "one of " + Arrays.toString(Verdict.values()));
        return Verdict.WORSE;
    }

    private Map<String, Double> metrics() {
        Map<String, Double> metrics = new TreeMap<>();
        JsonNode all = json.path("metrics");
        if (all.size() > MAXIMUM_METRICS) {
            fault("metrics", "at most " + MAXIMUM_METRICS);
            return metrics;
        }
        all.properties().stream()
                .filter(metric -> metric.getValue().isNumber())
                .forEach(metric -> metrics.put(metric.getKey(), metric.getValue().doubleValue()));
        return metrics;
    }

    private void fault(String field, String expected) {
        JsonNode found = json.path(field);
        String shown = found.isMissingNode() ? "nothing" : Printable.text(found.toString(), 80);
        faults.add(field + " has to be " + expected + ", found " + shown);
    }
}
