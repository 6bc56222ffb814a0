package io.tidemark.edge.config;

import java.nio.file.Path;

/** Section gateway. */
final class GatewaySection {

    private static final EdgeOption<String> ID =
            EdgeOption.required(
                    "gateway.id",
                    "1 to 128 letters, digits, colons, underscores and hyphens",
                    "Thing name of the gateway at AWS IoT Core; part of the identity of every"
                            + " result.",
                    EdgeOption.matching("[a-zA-Z0-9:_-]{1,128}"));

    private static final EdgeOption<Path> DATA_DIRECTORY =
            EdgeOption.required(
                    "gateway.data-directory",
                    "a path",
                    "Where outbox, checkpoints and status are kept; created if absent, used by one"
                            + " gateway at a time.",
                    EdgeOption.checked(Path::of, path -> !path.toString().isEmpty()));

    private static final EdgeOption<Boolean> SAVEPOINT_ON_STOP =
            EdgeOption.flag(
                    "gateway.savepoint-on-stop",
                    false,
                    "Whether a gateway that is told to stop takes a savepoint first, which the next"
                            + " start goes on from; edge-gateway --savepoint-on-stop does it once.");

    private GatewaySection() {}

    static GatewayConfig read(ConfigReader reader) {
        String id = reader.read(ID);
        Path directory = reader.read(DATA_DIRECTORY);
        return new GatewayConfig(
                id,
                directory == null ? null : directory.toAbsolutePath().normalize(),
                reader.read(SAVEPOINT_ON_STOP));
    }
}
