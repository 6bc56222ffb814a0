package io.tidemark.edge.ingest.mqtt;

import java.io.IOException;

/** The broker said something that MQTT does not allow, or said no. */
final class ProtocolException extends IOException {

    private static final long serialVersionUID = 1L;

    ProtocolException(String message) {
        super(message);
    }
}
