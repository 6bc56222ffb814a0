package io.tidemark.edge.identity;

import io.tidemark.edge.uplink.UplinkClient;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;

/** A connection to the cloud under one identity, which connects from when it is opened. */
interface Line extends UplinkClient {

    /**
     * Who issues certificates over it.
     *
     * @param template by which gateways are registered
     */
    Issuer issuer(String template);

    /** The connection for whoever else speaks over it. */
    Mqtt5Client mqtt();
}
