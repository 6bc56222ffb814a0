package io.tidemark.local.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.tidemark.local.Component;
import io.tidemark.local.DeployedResources;
import io.tidemark.local.StageLayout;
import io.tidemark.local.StageOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The gateway's configuration: what ships in {@code edge-gateway/conf/edge.yaml}, with the
 * addresses and the identity of this stage, and with what the start's options say.
 */
public final class GatewayConfiguration {

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory().enable(YAMLGenerator.Feature.MINIMIZE_QUOTES));

    /** Who gives a gateway a file of a model has no models delivered. */
    private static final String MODEL_FILE = "prediction.model";

    private GatewayConfiguration() {}

    /** Writes the file and returns where it is. */
    public static Path write(
            StageLayout layout,
            StageOptions options,
            DeployedResources resources,
            GatewayIdentity identity)
            throws IOException {
        Path shipped = layout.checkout().resolve("edge-gateway/conf/edge.yaml");
        ObjectNode configuration = (ObjectNode) YAML.readTree(shipped.toFile());
        settings(layout, resources, identity)
                .forEach((key, value) -> set(configuration, key, value));
        boolean hasStorage = !resources.bucket().isEmpty();
        if (hasStorage && !options.gatewaySettings().containsKey(MODEL_FILE)) {
            models(layout).forEach((key, value) -> set(configuration, key, value));
        }
        options.gatewaySettings().forEach((key, value) -> set(configuration, key, value));
        Path file = layout.directory(Component.GATEWAY).resolve("edge.yaml");
        Files.createDirectories(file.getParent());
        YAML.writeValue(file.toFile(), configuration);
        return file;
    }

    private static Map<String, String> settings(
            StageLayout layout, DeployedResources resources, GatewayIdentity identity) {
        Path directory = layout.directory(Component.GATEWAY);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("gateway.id", identity.thing());
        settings.put("gateway.data-directory", directory.resolve("data").toString());
        settings.put("ingest.broker", "mqtt://127.0.0.1:" + layout.broker());
        settings.put("uplink.endpoint", "localhost");
        settings.put("uplink.port", Integer.toString(layout.iot()));
        settings.put("uplink.certificate", identity.certificate().toString());
        settings.put("uplink.private-key", identity.privateKey().toString());
        settings.put("uplink.certificate-authority", identity.certificateAuthority().toString());
        settings.put("uplink.rule", resources.rule());
        settings.put("console.bind-address", "127.0.0.1");
        settings.put("console.port", Integer.toString(layout.console()));
        settings.put("flink.rest.port", Integer.toString(layout.flinkRest()));
        settings.put("flink.rest.bind-address", "127.0.0.1");
        return settings;
    }

    /** Models come by the shadow, signed with the key of this stage, from its storage. */
    private static Map<String, String> models(StageLayout layout) {
        return Map.of(
                "prediction.delivery",
                "shadow",
                "prediction.public-key",
                ModelKeys.in(layout.modelKeys()).publicKey().toString(),
                "prediction.storage-endpoint",
                layout.localStackUrl());
    }

    /** The part before the first dot is the section; Flink's own keys have dots themselves. */
    private static void set(ObjectNode configuration, String path, String value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("\"" + path + "\" is not section.key.");
        }
        configuration
                .withObjectProperty(path.substring(0, dot))
                .put(path.substring(dot + 1), value);
    }
}
