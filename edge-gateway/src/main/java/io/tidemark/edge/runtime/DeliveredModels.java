package io.tidemark.edge.runtime;

import io.tidemark.edge.config.EdgeConfig;
import io.tidemark.edge.delivery.ModelDeliveries;
import io.tidemark.edge.delivery.ModelDelivery;
import io.tidemark.edge.identity.Passenger;
import io.tidemark.edge.uplink.ClientCertificate;
import java.time.Clock;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;

/** Models are delivered over the connection of the moment, if they are. */
record DeliveredModels(EdgeConfig config) implements Passenger {

    @Override
    public Ride board(Mqtt5Client connection, ClientCertificate identity) {
        ModelDelivery delivery =
                ModelDeliveries.start(
                        config.delivery(),
                        connection,
                        config.uplink(),
                        identity,
                        config.gateway().id(),
                        Clock.systemUTC());
        return delivery == null ? null : delivery::close;
    }
}
