package io.tidemark.edge.config;

import io.tidemark.edge.delivery.DeliveryConfig;
import io.tidemark.edge.prediction.PredictionConfig;
import java.net.URI;

/** How models are delivered, in section prediction. */
final class DeliverySection {

    private static final String SHADOW = "shadow";

    private static final EdgeOption<String> DELIVERY =
            EdgeOption.optional(
                    "prediction.delivery",
                    "file",
                    "file or shadow",
                    "Whether models are files that somebody puts on the gateway (prediction.model),"
                            + " or the gateway follows its named shadow model in AWS IoT Core.",
                    EdgeOption.matching("file|" + SHADOW));

    private static final EdgeOption<URI> STORAGE_ENDPOINT =
            EdgeOption.optional(
                    "prediction.storage-endpoint",
                    null,
                    "an http or https address without a path",
                    "Storage of the models, if it is not Amazon S3: the bucket is the first part of"
                            + " the path.",
                    EdgeOption.checked(URI::create, DeliverySection::isAddress));

    private static final EdgeOption<String> REGION =
            EdgeOption.optional(
                    "prediction.region",
                    null,
                    "a region such as eu-west-1",
                    "Region of the bucket; required without prediction.storage-endpoint or with"
                            + " prediction.role-alias.",
                    EdgeOption.matching("[a-z0-9-]{1,32}"));

    private static final EdgeOption<String> CREDENTIALS_ENDPOINT =
            EdgeOption.optional(
                    "prediction.credentials-endpoint",
                    null,
                    "a host name or address, and perhaps :port, without scheme",
                    "Host of the account's AWS IoT credentials provider: aws iot describe-endpoint"
                            + " --endpoint-type iot:CredentialProvider.",
                    EdgeOption.matching("[a-zA-Z0-9.-]{1,253}(:[0-9]{1,5})?"));

    private static final EdgeOption<String> ROLE_ALIAS =
            EdgeOption.optional(
                    "prediction.role-alias",
                    null,
                    "1 to 128 letters, digits and =,@_-",
                    "Role alias in AWS IoT whose role may read models; with it the gateway signs its"
                            + " requests, without it the storage must ask for no signature.",
                    EdgeOption.matching("[a-zA-Z0-9=,@_-]{1,128}"));

    private DeliverySection() {}

    private static boolean isAddress(URI uri) {
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        boolean bare = uri.getPath() == null || uri.getPath().matches("/?");
        return http && bare && uri.getHost() != null && uri.getQuery() == null;
    }

    /** Whether models are delivered by the shadow. */
    static boolean isShadow(ConfigReader reader) {
        return SHADOW.equals(reader.read(DELIVERY));
    }

    /** How models are delivered; null if they are not. */
    static DeliveryConfig read(
            ConfigReader reader, GatewayConfig gateway, PredictionConfig prediction) {
        URI storage = reader.read(STORAGE_ENDPOINT);
        String region = reader.read(REGION);
        String credentials = reader.read(CREDENTIALS_ENDPOINT);
        String role = reader.read(ROLE_ALIAS);
        if (!isShadow(reader)) {
            return null;
        }
        if (region == null && (storage == null || role != null)) {
            missing(reader, REGION);
        }
        if (role != null && credentials == null) {
            missing(reader, CREDENTIALS_ENDPOINT);
        }
        return new DeliveryConfig(
                gateway.dataDirectory() == null ? null : gateway.models(),
                storage,
                region,
                credentials,
                role,
                prediction.trial().duration(),
                prediction.trial().predictions());
    }

    private static void missing(ConfigReader reader, EdgeOption<?> option) {
        reader.addFault(new ConfigFault(option.key(), "nothing", option.expected()));
    }
}
