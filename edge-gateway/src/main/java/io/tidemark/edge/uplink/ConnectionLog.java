package io.tidemark.edge.uplink;

import java.util.Set;
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

    /** The endpoint was reached, and ended the connection before it accepted it. */
    private static final Set<String> ENDED_BY_ENDPOINT =
            Set.of(
                    "AWS_ERROR_MQTT_UNEXPECTED_HANGUP",
                    "AWS_IO_SOCKET_CLOSED",
                    "AWS_IO_TLS_ALERT_NOT_GRACEFUL",
                    "AWS_IO_TLS_ERROR_READ_FAILURE");

    private final String endpoint;
    private final Attempts attempts;
    private final Runnable whenStopped;

    /**
     * @param attempts hear of it too
     */
    ConnectionLog(String endpoint, Attempts attempts, Runnable whenStopped) {
        this.endpoint = endpoint;
        this.attempts = attempts;
        this.whenStopped = whenStopped;
    }

    @Override
    public void onAttemptingConnect(Mqtt5Client client, OnAttemptingConnectReturn attempt) {
        LOG.debug("Connecting to {}", endpoint);
    }

    @Override
    public void onConnectionSuccess(Mqtt5Client client, OnConnectionSuccessReturn success) {
        LOG.info("Connected to {}", endpoint);
        attempts.connected();
    }

    @Override
    public void onConnectionFailure(Mqtt5Client client, OnConnectionFailureReturn failure) {
        ConnAckPacket refusal = failure.getConnAckPacket();
        String reason =
                refusal == null
                        ? CRT.awsErrorString(failure.getErrorCode())
                        : "refused with " + refusal.getReasonCode();
        LOG.warn("No connection to {}: {}", endpoint, reason);
        attempts.failed(
                refusal != null || ENDED_BY_ENDPOINT.contains(name(failure.getErrorCode())),
                reason);
    }

    private static String name(int code) {
        return CRT.awsErrorName(code);
    }

    @Override
    public void onDisconnection(Mqtt5Client client, OnDisconnectionReturn disconnection) {
        int code = disconnection.getErrorCode();
        attempts.disconnected();
        if (name(code).equals(STOPPED_BY_US)) {
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
