package io.tidemark.edge.ingest;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the devices' broker, with a client of its own, for one session that the broker
 * keeps. It ends once and is not made again: a client that a broker has confused may never connect
 * again (HiveMQ's 1.3.17 does not after a message that came before the CONNACK), a new one does.
 */
final class MqttConnection {

    private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);
    private static final int KEEP_ALIVE_SECONDS = 20;
    private static final int CLOSE_SECONDS = 5;

    private final IngestConfig config;
    private final Mqtt5AsyncClient client;
    private final CompletableFuture<Throwable> ended = new CompletableFuture<>();

    MqttConnection(IngestConfig config) {
        this.config = config;
        this.client =
                Mqtt5Client.builder()
                        .identifier(config.clientId())
                        .serverHost(config.host())
                        .serverPort(config.port())
                        .executorConfig()
                        .nettyThreads(1)
                        .applyExecutorConfig()
                        .addDisconnectedListener(context -> ended.complete(context.getCause()))
                        .buildAsync();
    }

    /**
     * Connects.
     *
     * @param messages takes what the broker sends, on the client's own thread, also what a resumed
     *     session sends at once; nothing after the end of the connection
     */
    CompletionStage<Mqtt5ConnAck> open(int receiveMaximum, Consumer<Mqtt5Publish> messages) {
        // On the client's own thread: it looks for slower receivers in all that is unacknowledged.
        client.publishes(
                MqttGlobalPublishFilter.ALL,
                message -> {
                    if (!ended.isDone()) {
                        messages.accept(message);
                    }
                },
                Runnable::run,
                true);
        return client.connectWith()
                .cleanStart(false)
                .noSessionExpiry()
                .keepAlive(KEEP_ALIVE_SECONDS)
                .restrictions()
                .receiveMaximum(receiveMaximum)
                .applyRestrictions()
                .send()
                .thenApply(this::stillWanted);
    }

    private Mqtt5ConnAck stillWanted(Mqtt5ConnAck answer) {
        if (ended.isDone()) {
            client.disconnect();
            throw new CancellationException("the connection ended before it was made");
        }
        return answer;
    }

    /** Subscribes, with the retained messages if the session has no such subscription. */
    CompletionStage<?> subscribe() {
        return client.subscribeWith()
                .topicFilter(config.topicFilter())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retainHandling(Mqtt5RetainHandling.SEND_IF_SUBSCRIPTION_DOES_NOT_EXIST)
                .send();
    }

    /** Completes with the cause when the connection is lost, closed or could not be made. */
    CompletionStage<Throwable> ended() {
        return ended.minimalCompletionStage();
    }

    /** Disconnects without waiting. */
    CompletionStage<Void> abandon() {
        ended.complete(new CancellationException("given up by the gateway"));
        return client.disconnect();
    }

    /** Disconnects; what is not acknowledged stays in the session. */
    void close() {
        try {
            abandon().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("{} was not told that the gateway disconnects", config.broker(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
