package io.tidemark.edge.uplink;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.crt.io.ExponentialBackoffRetryOptions.JitterMode;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.ClientOfflineQueueBehavior;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.ClientSessionBehavior;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.ExtendedValidationAndFlowControlOptions;
import software.amazon.awssdk.crt.mqtt5.QOS;
import software.amazon.awssdk.crt.mqtt5.packets.ConnectPacket.ConnectPacketBuilder;
import software.amazon.awssdk.crt.mqtt5.packets.PubAckPacket;
import software.amazon.awssdk.crt.mqtt5.packets.PublishPacket.PublishPacketBuilder;
import software.amazon.awssdk.iot.AwsIotMqtt5ClientBuilder;

/**
 * MQTT 5 over mutual TLS to AWS IoT Core, within its quotas per connection (100 messages and 512 KB
 * a second).
 *
 * <p>Sessions are clean and nothing is queued while offline: the outbox is the queue.
 */
public final class IotCoreClient implements UplinkClient {

    private static final Logger LOG = LoggerFactory.getLogger(IotCoreClient.class);

    private static final Duration LONGEST_DISCONNECT = Duration.ofSeconds(2);

    private final Mqtt5Client client;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * Connects with the certificate of the configuration.
     *
     * @param gateway thing name of the gateway, which is its client id
     * @throws software.amazon.awssdk.crt.CrtRuntimeException if a certificate or the key cannot be
     *     read
     */
    public IotCoreClient(UplinkConfig config, String gateway) {
        this(config, gateway, ConnectionTimes.DEFAULT);
    }

    IotCoreClient(UplinkConfig config, String gateway, ConnectionTimes times) {
        this(config, gateway, mutualTls(config), new Attempts(Clock.systemUTC()), times);
    }

    /**
     * Connects with another certificate.
     *
     * @param clientId under which it connects
     * @param attempts hear what comes of each
     * @throws software.amazon.awssdk.crt.CrtRuntimeException if certificate and key are none
     */
    public IotCoreClient(
            UplinkConfig config, String clientId, ClientCertificate identity, Attempts attempts) {
        this(
                config,
                clientId,
                AwsIotMqtt5ClientBuilder.newDirectMqttBuilderWithMtlsFromMemory(
                        config.endpoint(), identity.pem(), identity.privateKey()),
                attempts,
                ConnectionTimes.DEFAULT);
    }

    private IotCoreClient(
            UplinkConfig config,
            String clientId,
            AwsIotMqtt5ClientBuilder mutualTls,
            Attempts attempts,
            ConnectionTimes times) {
        try (AwsIotMqtt5ClientBuilder builder = trusting(config, mutualTls)) {
            this.client =
                    builder.withPort((long) config.port())
                            .withConnectProperties(
                                    new ConnectPacketBuilder()
                                            .withClientId(clientId)
                                            .withKeepAliveIntervalSeconds(
                                                    times.keepAlive().toSeconds()))
                            .withSessionBehavior(ClientSessionBehavior.CLEAN)
                            .withOfflineQueueBehavior(
                                    ClientOfflineQueueBehavior.FAIL_ALL_ON_DISCONNECT)
                            .withExtendedValidationAndFlowControlOptions(
                                    ExtendedValidationAndFlowControlOptions.AWS_IOT_CORE_DEFAULTS)
                            .withRetryJitterMode(JitterMode.Full)
                            .withMinReconnectDelayMs(times.shortestDelay().toMillis())
                            .withMaxReconnectDelayMs(times.longestDelay().toMillis())
                            .withMinConnectedTimeToResetReconnectDelayMs(times.steady().toMillis())
                            .withConnackTimeoutMs(times.connect().toMillis())
                            .withPingTimeoutMs(times.ping().toMillis())
                            .withAckTimeoutSeconds(times.acknowledgement().toSeconds())
                            .withLifeCycleEvents(
                                    new ConnectionLog(
                                            config.endpoint(), attempts, stopped::countDown))
                            .build();
        }
        // The SDK has a shutdown hook of its own, which would cut off what a stopping gateway still
        // sends; this keeps it waiting until close().
        CRT.acquireShutdownRef();
    }

    private static AwsIotMqtt5ClientBuilder mutualTls(UplinkConfig config) {
        return AwsIotMqtt5ClientBuilder.newDirectMqttBuilderWithMtlsFromPath(
                config.endpoint(), config.certificate().toString(), config.privateKey().toString());
    }

    private static AwsIotMqtt5ClientBuilder trusting(
            UplinkConfig config, AwsIotMqtt5ClientBuilder builder) {
        return config.certificateAuthority() == null
                ? builder
                : builder.withCertificateAuthorityFromPath(
                        null, config.certificateAuthority().toString());
    }

    /** The connection itself, for whoever else speaks over it; this closes it. */
    public Mqtt5Client mqtt() {
        return client;
    }

    @Override
    public void start() {
        client.start();
    }

    @Override
    public boolean connected() {
        return client.getIsConnected();
    }

    @Override
    public CompletableFuture<Acknowledgement> publish(String topic, byte[] payload) {
        return client.publish(new PublishPacketBuilder(topic, QOS.AT_LEAST_ONCE, payload).build())
                .thenApply(result -> acknowledgement(result.getResultPubAck()));
    }

    private static Acknowledgement acknowledgement(PubAckPacket packet) {
        String name = packet.getReasonCode().name();
        String words = packet.getReasonString();
        return new Acknowledgement(
                packet.getReasonCode().getValue(), words == null ? name : name + ": " + words);
    }

    @Override
    public void close() {
        client.stop();
        try {
            if (!stopped.await(LONGEST_DISCONNECT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The connection was not closed within {}", LONGEST_DISCONNECT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            client.close();
            CRT.releaseShutdownRef();
        }
    }
}
