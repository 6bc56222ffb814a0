package io.tidemark.edge.identity;

import io.tidemark.edge.uplink.Acknowledgement;
import io.tidemark.edge.uplink.Attempts;
import io.tidemark.edge.uplink.ClientCertificate;
import io.tidemark.edge.uplink.IotCoreClient;
import io.tidemark.edge.uplink.UplinkConfig;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;

/** A connection to AWS IoT Core. */
final class IotLine implements Line {

    private final IotCoreClient client;

    private IotLine(IotCoreClient client) {
        this.client = client;
    }

    /** Opens connections to the endpoint of the configuration. */
    static Endpoint endpoint(UplinkConfig config) {
        return (identity, clientId, attempts) -> open(config, identity, clientId, attempts);
    }

    private static Line open(
            UplinkConfig config, ClientCertificate identity, String clientId, Attempts attempts) {
        Line line = new IotLine(new IotCoreClient(config, clientId, identity, attempts));
        line.start();
        return line;
    }

    @Override
    public Issuer issuer(String template) {
        return new FleetProvisioning(client.mqtt(), template);
    }

    @Override
    public Mqtt5Client mqtt() {
        return client.mqtt();
    }

    @Override
    public void start() {
        client.start();
    }

    @Override
    public boolean connected() {
        return client.connected();
    }

    @Override
    public CompletableFuture<Acknowledgement> publish(String topic, byte[] payload) {
        return client.publish(topic, payload);
    }

    @Override
    public void close() {
        client.close();
    }
}
