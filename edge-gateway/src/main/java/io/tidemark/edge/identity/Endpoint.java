package io.tidemark.edge.identity;

import io.tidemark.edge.uplink.Attempts;
import io.tidemark.edge.uplink.ClientCertificate;

/** Where the cloud is. */
@FunctionalInterface
interface Endpoint {

    /**
     * Opens a connection, which starts to connect at once.
     *
     * @param clientId under which it connects
     * @param attempts hear what comes of each
     */
    Line open(ClientCertificate identity, String clientId, Attempts attempts);
}
