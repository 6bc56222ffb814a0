package io.tidemark.trainer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.trainer.data.DataSummary;
import io.tidemark.trainer.lake.PreparedData;
import io.tidemark.trainer.lake.RegistryRow;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;

/**
 * What a run did.
 *
 * @param data the training data
 * @param model what was published; null if nothing was trained
 * @param heldOutByHash whether the hash alone chose the held-out machines
 */
record TrainingReport(PreparedData data, RegistryRow model, boolean heldOutByHash) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Prints it for a program, one object in a line, or for people. */
    void print(PrintWriter out, boolean json) {
        if (json) {
            out.println(json());
        } else {
            printData(out);
            if (model != null) {
                printModel(out);
            }
        }
        out.flush();
    }

    private void printData(PrintWriter out) {
        DataSummary summary = data.run().summary();
        out.printf(
                Locale.ROOT,
                "training data %s%s: %d examples, %d machines, %d lives, %d of them failed, known until %s%n",
                data.run().dataVersion(),
                data.fromBefore() ? " (there already)" : "",
                summary.examples(),
                summary.machines(),
                summary.lives(),
                summary.failures(),
                Instant.ofEpochMilli(summary.knownUntilMillis()));
        if (data.audit() != null) {
            out.printf(
                    Locale.ROOT,
                    "audit: %d examples made anew from what was known then, all equal; %d of their windows reached the cloud more than a step later%n",
                    data.audit().examples(),
                    data.audit().windowsKnownLater());
        }
    }

    private void printModel(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "model %s %s: %s%s%n",
                model.name(),
                model.version(),
                model.decision(),
                model.comparedWith() == null ? "" : ", compared with " + model.comparedWith());
        model.metrics()
                .forEach((name, value) -> out.printf(Locale.ROOT, "  %s %.4g%n", name, value));
        if (!heldOutByHash) {
            out.println(
                    "  too few machines are held out for ever; others were held out beside them,"
                            + " which the model in service may have learnt from");
        }
        out.println("  " + model.location() + ", sha256 " + model.sha256());
    }

    private String json() {
        ObjectNode json = JSON.createObjectNode();
        DataSummary summary = data.run().summary();
        ObjectNode training = json.putObject("trainingData");
        training.put("dataVersion", data.run().dataVersion());
        training.put("fromBefore", data.fromBefore());
        training.put("windowSnapshotId", data.run().windowSnapshotId());
        training.put("outcomeSnapshotId", data.run().outcomeSnapshotId());
        training.put("examplesSnapshotId", data.run().examplesSnapshotId());
        training.put("machines", summary.machines());
        training.put("lives", summary.lives());
        training.put("failures", summary.failures());
        training.put("censored", summary.censored());
        training.put("examples", summary.examples());
        training.put("knownUntil", Instant.ofEpochMilli(summary.knownUntilMillis()).toString());
        if (data.audit() != null) {
            training.put("auditedExamples", data.audit().examples());
            training.put("windowsKnownLater", data.audit().windowsKnownLater());
        }
        if (model != null) {
            addModel(json.putObject("model"));
        }
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
    }

    private void addModel(ObjectNode json) {
        json.put("name", model.name());
        json.put("version", model.version());
        json.put("machineType", model.machineType());
        json.put("decision", model.decision().name());
        json.put("comparedWith", model.comparedWith());
        json.put("heldOutByHash", heldOutByHash);
        json.put("location", model.location());
        json.put("sha256", model.sha256());
        json.put("bytes", model.bytes());
        ObjectNode metrics = json.putObject("metrics");
        model.metrics().forEach(metrics::put);
    }
}
