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
                    "a path without spaces and what else a URI would escape",
                    "Where outbox, checkpoints and status are kept; created if absent, used by one"
                            + " gateway at a time.",
                    EdgeOption.checked(Path::of, GatewaySection::isPlain));

    private static final EdgeOption<Boolean> SAVEPOINT_ON_STOP =
            EdgeOption.flag(
                    "gateway.savepoint-on-stop",
                    false,
                    "Whether a gateway that is told to stop takes a savepoint first, which the next"
                            + " start goes on from; edge-gateway --savepoint-on-stop does it once.");

    private GatewaySection() {}

    /** Flink names folders by URIs that it writes escaped and reads as they are. */
    private static boolean isPlain(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        return !path.toString().isEmpty()
                && whole.toUri().getRawPath().replaceFirst("/$", "").equals(whole.toString());
    }

    static GatewayConfig read(ConfigReader reader) {
        String id = reader.read(ID);
        Path directory = reader.read(DATA_DIRECTORY);
        return new GatewayConfig(
                id,
                directory == null ? null : directory.toAbsolutePath().normalize(),
                reader.read(SAVEPOINT_ON_STOP));
    }
}
