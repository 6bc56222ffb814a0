package io.tidemark.edge.uplink;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.LifecycleEvents;
import software.amazon.awssdk.crt.mqtt5.OnAttemptingConnectReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionFailureReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionSuccessReturn;
import software.amazon.awssdk.crt.mqtt5.OnDisconnectionReturn;
import software.amazon.awssdk.crt.mqtt5.OnStoppedReturn;
import software.amazon.awssdk.crt.mqtt5.packets.ConnAckPacket;

/** Tells the gateway's log how the connection fares. */
final class ConnectionLog implements LifecycleEvents {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLog.class);
    private static final String STOPPED_BY_US = "AWS_ERROR_MQTT5_USER_REQUESTED_STOP";

    private final String endpoint;
    private final Runnable whenStopped;

    ConnectionLog(String endpoint, Runnable whenStopped) {
        this.endpoint = endpoint;
        this.whenStopped = whenStopped;
    }

    @Override
    public void onAttemptingConnect(Mqtt5Client client, OnAttemptingConnectReturn attempt) {
        LOG.debug("Connecting to {}", endpoint);
    }

    @Override
    public void onConnectionSuccess(Mqtt5Client client, OnConnectionSuccessReturn success) {
        LOG.info("Connected to {}", endpoint);
    }

    @Override
    public void onConnectionFailure(Mqtt5Client client, OnConnectionFailureReturn failure) {
        ConnAckPacket refusal = failure.getConnAckPacket();
        LOG.warn(
                "No connection to {}: {}",
                endpoint,
                refusal == null
                        ? CRT.awsErrorString(failure.getErrorCode())
                        : "refused with " + refusal.getReasonCode());
    }

    @Override
    public void onDisconnection(Mqtt5Client client, OnDisconnectionReturn disconnection) {
        int code = disconnection.getErrorCode();
        if (CRT.awsErrorName(code).equals(STOPPED_BY_US)) {
            LOG.info("Disconnected from {}", endpoint);
        } else {
            LOG.warn("Lost the connection to {}: {}", endpoint, CRT.awsErrorString(code));
        }
    }

    @Override
    public void onStopped(Mqtt5Client client, OnStoppedReturn stopped) {
        whenStopped.run();
    }
}
