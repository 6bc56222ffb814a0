package io.tidemark.edge.uplink;

import java.util.concurrent.CompletableFuture;

/** The connection to the cloud: publishes with QoS 1 and keeps itself connected. */
public interface UplinkClient extends AutoCloseable {

    /**
     * Starts to connect, and from now on connects again whenever the connection is lost, after an
     * exponential and jittered delay. Returns at once.
     */
    void start();

    /** Whether a message that is published now can leave. */
    boolean connected();

    /**
     * Publishes the message with QoS 1. The future fails if the connection was lost or the
     * acknowledgement did not come in time: the message may have arrived all the same. It completes
     * normally when the server acknowledged, which may be a refusal. Completed on a thread of the
     * client, which must not be held up.
     */
    CompletableFuture<Acknowledgement> publish(String topic, byte[] payload);

    /** Disconnects. Futures that are not complete may stay so. */
    @Override
    void close();
}
