package io.tidemark.trainer.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.models.failure.FailureModel;
import io.tidemark.trainer.lake.RegistryRow;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What is written beside a model's file, for people and programs that do not read the lake. */
final class ModelMetadata {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelMetadata() {}

    /**
     * @param signature of the model's file as a whole
     */
    static byte[] encode(RegistryRow row, FailureModel model, byte[] signature) {
        ObjectNode json = JSON.createObjectNode();
        describe(json, row, model);
        ObjectNode metrics = json.putObject("metrics");
        row.metrics().forEach(metrics::put);
        json.put("file", ModelFiles.MODEL);
        json.put("sha256", row.sha256());
        json.put("bytes", row.bytes());
        json.put("signature", Base64.getEncoder().encodeToString(signature));
        try {
            return JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(json)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
    }

    private static void describe(ObjectNode json, RegistryRow row, FailureModel model) {
        json.put("name", row.name());
        json.put("version", row.version());
        json.put("machineType", row.machineType());
        json.put("publishedAt", row.publishedAt().toString());
        json.put("decision", row.decision().name());
        json.put("comparedWith", row.comparedWith());
        json.put("dataVersion", row.dataVersion());
        json.put("trainingSnapshotId", row.trainingSnapshotId());
        json.put("featureVersion", row.featureVersion());
        row.sensors().forEach(json.putArray("sensors")::add);
        json.put("stepMillis", model.stepMillis());
        json.put("capSeconds", model.cap());
        json.put("horizonSeconds", model.horizon());
        json.put("coverage", model.coverage());
    }
}
