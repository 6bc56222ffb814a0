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
                            + " nothing is foreseen.",
                    EdgeOption.checked(Path::of, path -> !path.toString().isEmpty()));

    private static final EdgeOption<Path> PUBLIC_KEY =
            EdgeOption.optional(
                    "prediction.public-key",
                    null,
                    EdgeOption.READABLE_FILE,
                    "Ed25519 public key, PEM, that the model must be signed for; required with"
                            + " prediction.model.",
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
     */
    static PredictionConfig read(ConfigReader reader, GatewayConfig gateway) {
        Path model = reader.read(MODEL);
        boolean noKey = !reader.has(PUBLIC_KEY);
        Path publicKey = reader.read(PUBLIC_KEY);
        Duration interval = reader.read(INTERVAL);
        if (model == null) {
            return new PredictionConfig(null, null, null, interval);
        }
        if (noKey) {
            reader.addFault(new ConfigFault(PUBLIC_KEY.key(), "nothing", PUBLIC_KEY.expected()));
        }
        return new PredictionConfig(
                file(model),
                publicKey == null ? null : file(publicKey),
                gateway.dataDirectory() == null ? null : gateway.models().toFile(),
                interval);
    }

    private static File file(Path path) {
        return path.toAbsolutePath().normalize().toFile();
    }
}
