package io.tidemark.cloud.outcome;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.tidemark.events.outcome.InvalidOutcomeException;
import io.tidemark.events.outcome.InvalidOutcomeException.Fault;
import io.tidemark.events.outcome.OutcomeField;
import io.tidemark.events.outcome.OutcomeFormat;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** An outcome as one JSON object: texts, and the time as a text or as a whole number. */
final class OutcomeJson {

    private static final ObjectReader READER =
            new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .reader();

    private OutcomeJson() {}

    /**
     * The fields of the object, by title.
     *
     * @throws InvalidOutcomeException if the bytes are too many, no JSON, no object, or a value is
     *     of a kind that no field has
     */
    static Map<String, String> fields(byte[] json) throws InvalidOutcomeException {
        if (json.length > OutcomeFormat.MAX_OUTCOME_BYTES) {
            throw malformed(
                    String.format(
                            "it has %,d bytes, at most %,d are expected",
                            json.length, OutcomeFormat.MAX_OUTCOME_BYTES));
        }
        JsonNode object = read(json);
        if (!object.isObject()) {
            throw malformed("expected a JSON object");
        }
        Map<String, String> fields = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            fields.put(field.getKey(), text(field.getKey(), field.getValue()));
        }
        return fields;
    }

    private static JsonNode read(byte[] json) throws InvalidOutcomeException {
        try {
            return READER.readTree(json);
        } catch (JsonProcessingException e) {
            throw malformed(e.getOriginalMessage());
        } catch (IOException e) {
            throw malformed("it cannot be read: " + e.getMessage());
        }
    }

    private static String text(String title, JsonNode value) throws InvalidOutcomeException {
        if (value.isNull()) {
            return null;
        }
        boolean number = value.isIntegralNumber() && title.equals(OutcomeField.OCCURRED_AT.title());
        if (!value.isTextual() && !number) {
            throw malformed(
                    title
                            + " is "
                            + value.getNodeType()
                            + ", expected a text"
                            + (title.equals(OutcomeField.OCCURRED_AT.title())
                                    ? " or a whole number"
                                    : ""));
        }
        return value.asText();
    }

    private static InvalidOutcomeException malformed(String message) {
        return new InvalidOutcomeException(Fault.MALFORMED, message);
    }
}
