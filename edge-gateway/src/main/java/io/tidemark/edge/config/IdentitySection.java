package io.tidemark.edge.config;

import io.tidemark.edge.identity.IdentityConfig;
import java.nio.file.Path;
import java.time.Duration;

/** Section identity. */
final class IdentitySection {

    private static final String SERIAL_NUMBER = "[A-Za-z0-9_-]{1,64}";

    private static final EdgeOption<String> TEMPLATE =
            EdgeOption.optional(
                    "identity.template",
                    null,
                    "1 to 36 letters, digits, underscores and hyphens",
                    "Fleet provisioning template of AWS IoT by which the gateway asks for its own"
                            + " certificate and replaces it; instead of uplink.certificate and"
                            + " uplink.private-key. gateway.id is its serial number then, of at"
                            + " most 64 letters, digits, underscores and hyphens.",
                    EdgeOption.matching("[0-9A-Za-z_-]{1,36}"));

    private static final EdgeOption<Path> CLAIM_CERTIFICATE =
            EdgeOption.optional(
                    "identity.claim-certificate",
                    null,
                    "a path",
                    "X.509 certificate that may ask for an identity and nothing else, PEM; read"
                            + " while there is no identity. Required with identity.template.",
                    EdgeOption.checked(Path::of, path -> !path.toString().isEmpty()));

    private static final EdgeOption<Path> CLAIM_PRIVATE_KEY =
            EdgeOption.optional(
                    "identity.claim-private-key",
                    null,
                    "a path",
                    "Private key of the claim certificate, PEM. Required with identity.template.",
                    EdgeOption.checked(Path::of, path -> !path.toString().isEmpty()));

    private static final EdgeOption<Duration> RENEW_BEFORE =
            EdgeOption.duration(
                    "identity.renew-before",
                    "30 d",
                    Duration.ZERO,
                    "How long before it expires a certificate is replaced, but not before half of"
                            + " its life.");

    private static final EdgeOption<Duration> RENEW_AFTER =
            EdgeOption.duration(
                    "identity.renew-after",
                    "365 d",
                    Duration.ofSeconds(1),
                    "Age at which a certificate is replaced however long it is valid: those that"
                            + " AWS IoT signs are valid until 2049.");

    private static final EdgeOption<String> RULE =
            EdgeOption.optional(
                    "identity.rule",
                    null,
                    "1 to 128 letters, digits and underscores",
                    "IoT rule that hears by Basic Ingest which certificate the gateway uses, and"
                            + " retires those that it replaced. Without it they stay valid.",
                    EdgeOption.matching("[a-zA-Z0-9_]{1,128}"));

    private IdentitySection() {}

    /**
     * How the gateway comes by its certificate; null if it is given one.
     *
     * @param gateway its id and directory are null if the configuration names none, a fault already
     */
    static IdentityConfig read(ConfigReader reader, GatewayConfig gateway) {
        String template = reader.read(TEMPLATE);
        Path certificate = reader.read(CLAIM_CERTIFICATE);
        Path privateKey = reader.read(CLAIM_PRIVATE_KEY);
        Duration before = reader.read(RENEW_BEFORE);
        Duration after = reader.read(RENEW_AFTER);
        String rule = reader.read(RULE);
        if (!reader.has(TEMPLATE)) {
            UplinkSection.givenIdentity().forEach(option -> require(reader, option));
            return null;
        }
        require(reader, CLAIM_CERTIFICATE);
        require(reader, CLAIM_PRIVATE_KEY);
        UplinkSection.givenIdentity().forEach(option -> refuse(reader, option));
        if (gateway.id() != null && !gateway.id().matches(SERIAL_NUMBER)) {
            reader.addFault(
                    new ConfigFault(
                            "gateway.id",
                            ConfigReader.quoted(gateway.id()),
                            "1 to 64 letters, digits, underscores and hyphens with"
                                    + " identity.template"));
        }
        return new IdentityConfig(
                gateway.dataDirectory() == null ? null : gateway.identity(),
                template,
                certificate,
                privateKey,
                before,
                after,
                rule);
    }

    private static void require(ConfigReader reader, EdgeOption<?> option) {
        if (!reader.has(option)) {
            reader.addFault(new ConfigFault(option.key(), "nothing", option.expected()));
        }
    }

    private static void refuse(ConfigReader reader, EdgeOption<?> option) {
        if (reader.has(option)) {
            reader.addFault(
                    new ConfigFault(option.key(), "a file", "nothing with identity.template"));
        }
    }
}
