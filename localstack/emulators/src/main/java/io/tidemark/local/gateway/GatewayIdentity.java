package io.tidemark.local.gateway;

import io.tidemark.local.Component;
import io.tidemark.local.StageLayout;
import java.nio.file.Path;

/**
 * How a gateway proves who it is to IoT Core.
 *
 * @param thing its name, which is also its MQTT client id
 * @param certificate PEM file
 * @param privateKey PEM file, readable by its owner only
 * @param certificateAuthority PEM file of the authority that signed IoT Core's certificate
 */
public record GatewayIdentity(
        String thing, Path certificate, Path privateKey, Path certificateAuthority) {

    /** Where a stage keeps the identity of its gateway. */
    public static Path directory(StageLayout layout) {
        return layout.directory(Component.GATEWAY).resolve("identity");
    }

    /** The identity that is kept in a directory. */
    static GatewayIdentity in(Path directory, String thing) {
        return new GatewayIdentity(
                thing,
                directory.resolve("certificate.pem"),
                directory.resolve("private-key.pem"),
                directory.resolve("certificate-authority.pem"));
    }
}
