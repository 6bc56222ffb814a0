package io.tidemark.rollout.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.rollout.fleet.Candidate;
import io.tidemark.rollout.fleet.DesiredModel;
import io.tidemark.rollout.fleet.GatewayShadow;
import io.tidemark.rollout.fleet.Trial;
import io.tidemark.rollout.model.ModelReference;
import io.tidemark.rollout.model.ModelVersion;
import java.io.IOException;

/**
 * The documents of the shadow {@code model}. What a gateway reports may be anything: what is not
 * understood is taken as not reported.
 */
final class ShadowJson {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAXIMUM_NAME = 128;
    private static final int MAXIMUM_DETAIL = 300;

    private ShadowJson() {}

    static GatewayShadow read(byte[] document) {
        JsonNode root = tree(document);
        JsonNode reported = root.path("state").path("reported");
        JsonNode inService = reported.path("inService");
        ModelVersion model = model(inService);
        return new GatewayShadow(
                root.path("version").asLong(),
                desired(root.path("state").path("desired")),
                model,
                model == null ? null : text(inService, "since", MAXIMUM_NAME),
                candidate(reported.path("candidate")));
    }

    /**
     * The update that a gateway is told by.
     *
     * @param desired null to remove all that it was told
     */
    static byte[] write(Long read, DesiredModel desired) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode state = root.putObject("state");
        if (desired == null) {
            state.putNull("desired");
        } else {
            write(state.putObject("desired"), desired);
        }
        if (read != null) {
            root.put("version", read);
        }
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("shadows are JSON", e);
        }
    }

    private static void write(ObjectNode json, DesiredModel desired) {
        ModelReference file = desired.file();
        json.put("name", file.model().name())
                .put("version", file.model().version())
                .put("location", file.location())
                .put("sha256", file.sha256())
                .put("bytes", file.bytes())
                .put("order", desired.order());
        json.putObject("trial")
                .put("seconds", desired.trial().seconds())
                .put("predictions", desired.trial().predictions());
    }

    private static JsonNode tree(byte[] document) {
        try {
            return JSON.readTree(document);
        } catch (IOException malformed) {
            throw new IllegalStateException("IoT Core answered with no JSON", malformed);
        }
    }

    private static DesiredModel desired(JsonNode desired) {
        if (!desired.isObject() || desired.isEmpty()) {
            return null;
        }
        ModelVersion model = model(desired);
        JsonNode trial = desired.path("trial");
        return new DesiredModel(
                model == null
                        ? null
                        : new ModelReference(
                                model,
                                desired.path("location").asText(),
                                desired.path("sha256").asText(),
                                desired.path("bytes").asLong()),
                new Trial(
                        Math.max(0, trial.path("seconds").asLong()),
                        Math.max(0, trial.path("predictions").asLong())),
                desired.path("order").asLong());
    }

    private static Candidate candidate(JsonNode candidate) {
        ModelVersion model = model(candidate);
        Candidate.State state = state(candidate.path("state").asText());
        if (model == null || state == null) {
            return null;
        }
        return new Candidate(
                model,
                state,
                text(candidate, "since", MAXIMUM_NAME),
                text(candidate, "detail", MAXIMUM_DETAIL),
                whole(candidate, "predictions"),
                number(candidate, "agreement"),
                number(candidate, "meanMicros"),
                whole(candidate, "errors"));
    }

    private static Candidate.State state(String text) {
        for (Candidate.State state : Candidate.State.values()) {
            if (state.name().equals(text)) {
                return state;
            }
        }
        return null;
    }

    private static ModelVersion model(JsonNode node) {
        String name = text(node, "name", MAXIMUM_NAME);
        String version = text(node, "version", MAXIMUM_NAME);
        return name == null || version == null ? null : new ModelVersion(name, version);
    }

    private static String text(JsonNode node, String field, int maximum) {
        JsonNode value = node.path(field);
        return value.isTextual() ? Printable.text(value.textValue(), maximum) : null;
    }

    private static Long whole(JsonNode node, String field) {
        return node.path(field).isIntegralNumber() ? node.path(field).longValue() : null;
    }

    private static Double number(JsonNode node, String field) {
        return node.path(field).isNumber() ? node.path(field).doubleValue() : null;
    }
}
