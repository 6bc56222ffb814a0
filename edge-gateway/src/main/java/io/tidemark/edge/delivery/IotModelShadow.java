package io.tidemark.edge.delivery;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.crt.iot.MqttRequestResponseClientOptions;
import software.amazon.awssdk.crt.iot.StreamingOperation;
import software.amazon.awssdk.crt.iot.SubscriptionStatusEvent;
import software.amazon.awssdk.crt.iot.SubscriptionStatusEventType;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.iot.V2ClientStreamOptions;
import software.amazon.awssdk.iot.iotshadow.IotShadowV2Client;
import software.amazon.awssdk.iot.iotshadow.model.GetNamedShadowRequest;
import software.amazon.awssdk.iot.iotshadow.model.GetShadowResponse;
import software.amazon.awssdk.iot.iotshadow.model.NamedShadowDeltaUpdatedSubscriptionRequest;
import software.amazon.awssdk.iot.iotshadow.model.ShadowDeltaUpdatedEvent;
import software.amazon.awssdk.iot.iotshadow.model.ShadowState;
import software.amazon.awssdk.iot.iotshadow.model.UpdateNamedShadowRequest;
import software.amazon.awssdk.iot.iotshadow.model.V2ErrorResponse;
import software.amazon.awssdk.iot.iotshadow.model.V2ErrorResponseException;

/** The shadow by MQTT, over the connection that results leave by. */
public final class IotModelShadow implements ModelShadow {

    private static final Logger LOG = LoggerFactory.getLogger(IotModelShadow.class);

    private static final String SHADOW = "model";
    private static final int NOT_FOUND = 404;
    private static final int ANSWER_SECONDS = 20;

    /** Both ways of asking have two topics of answers. */
    private static final int SUBSCRIPTIONS_OF_ANSWERS = 4;

    private final Mqtt5Client connection;
    private final IotShadowV2Client client;
    private final String thing;
    private StreamingOperation deltas;

    /**
     * @param connection is closed by whoever opened it, after this
     * @param thing name of the gateway
     */
    public IotModelShadow(Mqtt5Client connection, String thing) {
        this.connection = connection;
        this.thing = thing;
        this.client =
                IotShadowV2Client.newFromMqtt5(
                        connection,
                        MqttRequestResponseClientOptions.builder()
                                .withMaxRequestResponseSubscriptions(SUBSCRIPTIONS_OF_ANSWERS)
                                .withMaxStreamingSubscriptions(2)
                                .withOperationTimeoutSeconds(ANSWER_SECONDS)
                                .build());
    }

    @Override
    public synchronized void follow(Runnable connected, Runnable changed) {
        if (deltas != null) {
            deltas.close();
        }
        NamedShadowDeltaUpdatedSubscriptionRequest request =
                new NamedShadowDeltaUpdatedSubscriptionRequest();
        request.thingName = thing;
        request.shadowName = SHADOW;
        deltas =
                client.createNamedShadowDeltaUpdatedStream(
                        request,
                        V2ClientStreamOptions.<ShadowDeltaUpdatedEvent>builder()
                                // A delta may be a part of what is desired: all is asked for.
                                .withStreamEventHandler(delta -> changed.run())
                                .withDeserializationFailureHandler(failure -> changed.run())
                                .withSubscriptionEventHandler(
                                        event -> subscription(event, connected))
                                .build());
        deltas.open();
    }

    private void subscription(SubscriptionStatusEvent event, Runnable connected) {
        if (event.getType() == SubscriptionStatusEventType.SUBSCRIPTION_ESTABLISHED) {
            connected.run();
        } else {
            LOG.warn("shadow {} of {}: {}", SHADOW, thing, event.getType());
        }
    }

    @Override
    public CompletableFuture<Map<String, Object>> desired() {
        if (!connection.getIsConnected()) {
            return offLine();
        }
        GetNamedShadowRequest request = new GetNamedShadowRequest();
        request.thingName = thing;
        request.shadowName = SHADOW;
        return client.getNamedShadow(request)
                .handle((shadow, failure) -> failure == null ? desired(shadow) : ofNone(failure));
    }

    private static Map<String, Object> desired(GetShadowResponse shadow) {
        return shadow.state == null || shadow.state.desired == null
                ? Map.of()
                : shadow.state.desired;
    }

    /** That there is no shadow is an answer. */
    private static Map<String, Object> ofNone(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof V2ErrorResponseException refused) {
            V2ErrorResponse answer = refused.getModeledError();
            if (answer != null && answer.code != null && answer.code == NOT_FOUND) {
                return Map.of();
            }
        }
        throw new CompletionException(cause);
    }

    @Override
    public CompletableFuture<Void> report(Map<String, Object> reported) {
        if (!connection.getIsConnected()) {
            return offLine();
        }
        UpdateNamedShadowRequest request = new UpdateNamedShadowRequest();
        request.thingName = thing;
        request.shadowName = SHADOW;
        request.state = new ShadowState();
        request.state.reported = new HashMap<>(reported);
        // Else what is null would be left out, and stay.
        request.state.reportedIsNullable = true;
        return client.updateNamedShadow(request).thenAccept(accepted -> {});
    }

    private static <T> CompletableFuture<T> offLine() {
        return CompletableFuture.failedFuture(new IOException("there is no connection"));
    }

    @Override
    public synchronized void close() {
        if (deltas != null) {
            deltas.close();
        }
        client.close();
    }
}
