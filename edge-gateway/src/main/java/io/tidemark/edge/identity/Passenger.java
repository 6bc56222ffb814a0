package io.tidemark.edge.identity;

import io.tidemark.edge.uplink.ClientCertificate;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;

/** Whoever else speaks over the gateway's connection, and has to change with it. */
@FunctionalInterface
public interface Passenger {

    /**
     * Begins to use a connection.
     *
     * @param identity that it was opened with
     * @return is closed before the connection is; null if there is nothing to close
     */
    Ride board(Mqtt5Client connection, ClientCertificate identity);

    /** The use of one connection. */
    @FunctionalInterface
    interface Ride extends AutoCloseable {

        @Override
        void close();
    }
}
