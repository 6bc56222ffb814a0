package io.tidemark.edge.ingest;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientConnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAck;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to the devices' broker: a persistent session that is kept up for as long as the
 * connection is open. Whatever the broker does is logged and waited out.
 */
final class MqttConnection {

    private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);
    private static final int KEEP_ALIVE_SECONDS = 20;
    private static final int FIRST_RETRY_SECONDS = 1;
    private static final int LAST_RETRY_SECONDS = 10;
    private static final int SUBSCRIPTION_RETRY_SECONDS = 10;
    private static final int CLOSE_SECONDS = 5;

    private final IngestConfig config;
    private final Inbox inbox;
    private final Mqtt5AsyncClient client;
    private volatile boolean subscribed;
    private volatile boolean closed;

    MqttConnection(IngestConfig config, Inbox inbox) {
        this.config = config;
        this.inbox = inbox;
        this.client =
                Mqtt5Client.builder()
                        .identifier(config.clientId())
                        .serverHost(config.host())
                        .serverPort(config.port())
                        .automaticReconnect()
                        .initialDelay(FIRST_RETRY_SECONDS, TimeUnit.SECONDS)
                        .maxDelay(LAST_RETRY_SECONDS, TimeUnit.SECONDS)
                        .applyAutomaticReconnect()
                        .addConnectedListener(this::connected)
                        .addDisconnectedListener(this::disconnected)
                        .buildAsync();
    }

    /** Connects, or goes on trying, and subscribes. Returns at once. */
    void open() {
        // On the client's own thread and before connecting: a resumed session delivers at once, and
        // the client's queue for slower receivers is searched from its start for every message.
        client.publishes(MqttGlobalPublishFilter.ALL, inbox::receive, Runnable::run, true);
        client.connectWith()
                .cleanStart(false)
                .noSessionExpiry()
                .keepAlive(KEEP_ALIVE_SECONDS)
                .restrictions()
                .receiveMaximum(Inbox.RECEIVE_MAXIMUM)
                .applyRestrictions()
                .send()
                .thenRun(this::subscribe);
    }

    /** Whether the broker has confirmed the subscription, on this connection or an earlier one. */
    boolean isSubscribed() {
        return subscribed;
    }

    /** Disconnects without acknowledging; the broker keeps the session. */
    void close() {
        closed = true;
        inbox.close();
        if (!client.getState().isConnected()) {
            return;
        }
        try {
            client.disconnect().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("{} did not take the farewell", config.broker(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void connected(MqttClientConnectedContext context) {
        if (closed) {
            client.disconnect();
            return;
        }
        inbox.releaseEarlierConnections();
        LOG.info("connected to {} as {}", config.broker(), config.clientId());
    }

    private void disconnected(MqttClientDisconnectedContext context) {
        if (closed) {
            context.getReconnector().reconnect(false);
            return;
        }
        int attempts = context.getReconnector().getAttempts();
        if (Integer.bitCount(attempts) <= 1) {
            LOG.warn(
                    "no connection to {} ({} attempts): {}; trying again when what has come is processed",
                    config.broker(),
                    attempts,
                    context.getCause().toString());
        }
        // A connection that breaks again and again would otherwise fill the inbox with repetitions.
        context.getReconnector()
                .reconnectWhen(
                        inbox.emptied(),
                        (nothing, error) -> context.getReconnector().reconnect(!closed));
    }

    private void subscribe() {
        if (closed) {
            return;
        }
        client.subscribeWith()
                .topicFilter(config.topicFilter())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retainHandling(Mqtt5RetainHandling.SEND_IF_SUBSCRIPTION_DOES_NOT_EXIST)
                .send()
                .whenComplete(this::subscribed);
    }

    private void subscribed(Mqtt5SubAck acknowledgement, Throwable error) {
        if (error == null) {
            subscribed = true;
            LOG.info("subscribed to {} at {}", config.topicFilter(), config.broker());
            return;
        }
        LOG.error(
                "{} refused the subscription to {}; trying again in {} s",
                config.broker(),
                config.topicFilter(),
                SUBSCRIPTION_RETRY_SECONDS,
                error);
        CompletableFuture.delayedExecutor(SUBSCRIPTION_RETRY_SECONDS, TimeUnit.SECONDS)
                .execute(this::subscribe);
    }
}
