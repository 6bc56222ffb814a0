package io.tidemark.edge.config;

import io.tidemark.edge.prediction.PredictionConfig;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;

/** Section prediction. */
final class PredictionSection {

    private static final EdgeOption<Path> MODEL =
            EdgeOption.optional(
                    "prediction.model",
                    null,
                    "a path",
                    "File of the model that foresees failures, looked at again every 10 s. Without it"
                            + " nothing is foreseen, unless models are delivered.",
                    EdgeOption.checked(Path::of, path -> !path.toString().isEmpty()));

    private static final EdgeOption<Path> PUBLIC_KEY =
            EdgeOption.optional(
                    "prediction.public-key",
                    null,
                    EdgeOption.READABLE_FILE,
                    "Ed25519 public key, PEM, that models must be signed for; required with"
                            + " prediction.model or prediction.delivery: shadow.",
                    EdgeOption::readableFile);

    private static final EdgeOption<Duration> INTERVAL =
            EdgeOption.duration(
                    "prediction.interval",
                    "1 min",
                    Duration.ofMillis(1),
                    "Shortest time, in event time, between two predictions of a machine.");

    private PredictionSection() {}

    /**
     * @param gateway its directory is null if the configuration names none, a fault already
     * @param retainedCheckpoints checkpoints that Flink keeps
     */
    static PredictionConfig read(
            ConfigReader reader, GatewayConfig gateway, int retainedCheckpoints) {
        boolean delivered = DeliverySection.isShadow(reader);
        Path model = reader.read(MODEL);
        boolean noKey = !reader.has(PUBLIC_KEY);
        Path publicKey = reader.read(PUBLIC_KEY);
        boolean predicts = model != null || delivered;
        if (predicts && noKey) {
            reader.addFault(new ConfigFault(PUBLIC_KEY.key(), "nothing", PUBLIC_KEY.expected()));
        }
        if (model != null && delivered) {
            reader.addFault(
                    new ConfigFault(
                            MODEL.key(),
                            ConfigReader.quoted(model.toString()),
                            "nothing with prediction.delivery: shadow"));
        }
        boolean hasDirectory = predicts && gateway.dataDirectory() != null;
        return new PredictionConfig(
                model == null ? null : file(model),
                predicts && publicKey != null ? file(publicKey) : null,
                hasDirectory ? gateway.models().toFile() : null,
                reader.read(INTERVAL),
                TrialSection.read(reader),
                retainedCheckpoints);
    }

    private static File file(Path path) {
        return path.toAbsolutePath().normalize().toFile();
    }
}
