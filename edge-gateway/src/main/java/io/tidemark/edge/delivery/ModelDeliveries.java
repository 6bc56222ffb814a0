package io.tidemark.edge.delivery;

import io.tidemark.edge.uplink.ClientCertificate;
import io.tidemark.edge.uplink.UplinkConfig;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;

/** Puts the parts of a delivery together. */
public final class ModelDeliveries {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private ModelDeliveries() {}

    /**
     * Starts to follow the gateway's shadow.
     *
     * @param config null if models are not delivered, which takes no thread
     * @param connection is closed by whoever opened it, after the delivery
     * @param uplink which authority is trusted
     * @param identity of the gateway
     * @param gateway its thing name
     * @return null if models are not delivered
     */
    public static ModelDelivery start(
            DeliveryConfig config,
            Mqtt5Client connection,
            UplinkConfig uplink,
            ClientCertificate identity,
            String gateway,
            Clock clock) {
        if (config == null) {
            return null;
        }
        return ModelDelivery.start(
                config,
                new IotModelShadow(connection, gateway),
                signer(config, uplink, identity, gateway, clock),
                clock,
                EVERY);
    }

    static RequestSigner signer(
            DeliveryConfig config,
            UplinkConfig uplink,
            ClientCertificate identity,
            String gateway,
            Clock clock) {
        return config.signs()
                ? new SignatureVersion4(
                        new CredentialsProvider(config, uplink, identity, gateway, clock),
                        config.region(),
                        clock)
                : RequestSigner.NONE;
    }
}
