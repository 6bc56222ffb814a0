package io.tidemark.models.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a model says of itself, in its file as JSON that a person can read. Immutable. */
final class ModelHeader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CYCLES = "cycles";
    private static final int MOST_SENSORS = 10_000;
    private static final int LONGEST_TEXT = 1_000;

    final String name;
    final String version;
    final int featureVersion;
    final List<String> sensors;
    final long stepMillis;
    final double cap;
    final double horizon;
    final double coverage;
    final Map<String, Double> metrics;

    ModelHeader(TrainingSettings settings, List<String> sensors, Map<String, Double> metrics) {
        this.name = settings.name();
        this.version = settings.version();
        this.featureVersion = FeatureExtractor.FEATURE_VERSION;
        this.sensors = List.copyOf(sensors);
        this.stepMillis = settings.stepMillis();
        this.cap = settings.cap();
        this.horizon = settings.horizon();
        this.coverage = settings.coverage();
        this.metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    }

    private ModelHeader(JsonNode json) throws DamagedModelException {
        this.name = text(json, "name");
        this.version = text(json, "version");
        this.featureVersion = json.path("featureVersion").asInt(-1);
        this.sensors = sensors(json.path("sensors"));
        this.stepMillis = stepMillis(json.path("step"));
        this.cap = positive(json, "cap");
        this.horizon = positive(json, "horizon");
        this.coverage = positive(json, "coverage");
        this.metrics = metrics(json.path("metrics"));
        if (coverage >= 1) {
            throw new DamagedModelException("coverage: " + coverage + ", expected below 1");
        }
    }

    /** Length of a step in the model's unit: 1 cycle, or so many seconds. */
    double unitsPerStep() {
        return stepMillis == 0 ? 1 : stepMillis / 1000.0;
    }

    /** A span in the model's unit as steps. */
    double stepsOf(double span) {
        return span / unitsPerStep();
    }

    byte[] encode() {
        ObjectNode json = JSON.createObjectNode();
        json.put("name", name);
        json.put("version", version);
        json.put("featureVersion", featureVersion);
        if (stepMillis == 0) {
            json.put("step", CYCLES);
        } else {
            json.put("step", stepMillis);
        }
        json.put("cap", cap);
        json.put("horizon", horizon);
        json.put("coverage", coverage);
        sensors.forEach(json.putArray("sensors")::add);
        ObjectNode measured = json.putObject("metrics");
        metrics.forEach(measured::put);
        try {
            return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
    }

    /** Only the feature version is sure to be there in the header of another version. */
    static int featureVersion(byte[] bytes) throws DamagedModelException {
        return parse(bytes).path("featureVersion").asInt(-1);
    }

    static ModelHeader decode(byte[] bytes) throws DamagedModelException {
        return new ModelHeader(parse(bytes));
    }

    private static JsonNode parse(byte[] bytes) throws DamagedModelException {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new DamagedModelException("its header is no JSON: " + e.getMessage());
        }
    }

    private static String text(JsonNode json, String field) throws DamagedModelException {
        JsonNode node = json.path(field);
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw new DamagedModelException(field + ": " + node + ", expected a text");
        }
        DamagedModelException.require(node.textValue().length(), 1, LONGEST_TEXT, field);
        return node.textValue();
    }

    private static double positive(JsonNode json, String field) throws DamagedModelException {
        double value = json.path(field).asDouble(Double.NaN);
        if (!(value > 0 && Double.isFinite(value))) {
            throw new DamagedModelException(field + ": " + value + ", expected above 0");
        }
        return value;
    }

    private static long stepMillis(JsonNode step) throws DamagedModelException {
        if (CYCLES.equals(step.textValue())) {
            return 0;
        }
        if (!step.canConvertToLong() || step.longValue() <= 0) {
            throw new DamagedModelException("step: " + step + ", expected cycles or milliseconds");
        }
        return step.longValue();
    }

    private static List<String> sensors(JsonNode names) throws DamagedModelException {
        DamagedModelException.require(names.size(), 1, MOST_SENSORS, "sensors");
        List<String> sensors = new ArrayList<>();
        for (JsonNode name : names) {
            if (!name.isTextual() || name.textValue().length() > LONGEST_TEXT) {
                throw new DamagedModelException("sensor: " + name + ", expected a name");
            }
            sensors.add(name.textValue());
        }
        return List.copyOf(sensors);
    }

    private static Map<String, Double> metrics(JsonNode json) throws DamagedModelException {
        DamagedModelException.require(json.size(), 0, MOST_SENSORS, "metrics");
        Map<String, Double> metrics = new TreeMap<>();
        for (Map.Entry<String, JsonNode> metric : json.properties()) {
            metrics.put(metric.getKey(), metric.getValue().asDouble(Double.NaN));
        }
        return Collections.unmodifiableMap(metrics);
    }
}
