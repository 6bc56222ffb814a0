package io.tidemark.infra.greengrass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.tidemark.infra.PlatformNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What {@code edge-gateway/greengrass} says of the gateway as a component, and of the components of
 * AWS beside it.
 */
final class Recipe {

    /** The gateway's component. */
    static final String GATEWAY = "io.tidemark.Gateway";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Recipe() {}

    /** The gateway's recipe with the place of its artifacts filled in. */
    static String gateway(PlatformNames names) {
        return text(GATEWAY + ".yaml")
                .replace("BUCKET_NAME", names.lakeBucket() + "/" + names.components())
                .replace("COMPONENT_VERSION", version());
    }

    /** The version that the recipe has. */
    static String version() {
        return tree(GATEWAY + ".yaml").path("ComponentVersion").asText();
    }

    /**
     * What a deployment merges into the configuration of a component of AWS.
     *
     * @return JSON
     */
    static String configuration(String component) {
        return tree("deployment/" + component + ".yaml").toString();
    }

    /**
     * What a deployment merges into the gateway's configuration: the names of the stage, and where
     * the claim is that it gets its own identity with.
     *
     * @return JSON
     */
    static String gatewayConfiguration(PlatformNames names) {
        ObjectNode merged = new ObjectMapper().createObjectNode();
        ObjectNode configuration = merged.putObject("configuration");
        configuration.putObject("uplink").put("rule", names.rule());
        configuration
                .putObject("identity")
                .put("template", names.gateways())
                .put("claim-certificate", "/etc/tidemark/claim.pem")
                .put("claim-private-key", "/etc/tidemark/claim-key.pem")
                .put("rule", names.identityRule());
        configuration.putObject("prediction").put("role-alias", names.gateways());
        return merged.toString();
    }

    private static JsonNode tree(String file) {
        try {
            return YAML.readTree(text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String file) {
        try (InputStream text = Recipe.class.getResourceAsStream("/greengrass/" + file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
