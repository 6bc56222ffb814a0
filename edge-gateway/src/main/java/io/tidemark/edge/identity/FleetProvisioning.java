package io.tidemark.edge.identity;

import io.tidemark.edge.delivery.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.crt.iot.MqttRequestResponseClientOptions;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.iot.iotidentity.IotIdentityV2Client;
import software.amazon.awssdk.iot.iotidentity.model.CreateCertificateFromCsrRequest;
import software.amazon.awssdk.iot.iotidentity.model.CreateCertificateFromCsrResponse;
import software.amazon.awssdk.iot.iotidentity.model.RegisterThingRequest;
import software.amazon.awssdk.iot.iotidentity.model.V2ErrorResponse;
import software.amazon.awssdk.iot.iotidentity.model.V2ErrorResponseException;

/** Fleet provisioning of AWS IoT over MQTT. */
final class FleetProvisioning implements Issuer {

    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final String SERIAL_NUMBER = "SerialNumber";

    /** Both questions have two topics of answers. */
    private static final int SUBSCRIPTIONS = 4;

    private final String template;
    private final IotIdentityV2Client client;

    /**
     * @param connection is closed by whoever opened it, after this
     * @param template to register by
     */
    FleetProvisioning(Mqtt5Client connection, String template) {
        this.template = template;
        this.client =
                IotIdentityV2Client.newFromMqtt5(
                        connection,
                        MqttRequestResponseClientOptions.builder()
                                .withMaxRequestResponseSubscriptions(SUBSCRIPTIONS)
                                .withMaxStreamingSubscriptions(1)
                                .withOperationTimeoutSeconds((int) ANSWER.toSeconds())
                                .build());
    }

    @Override
    public Issued issue(String request) throws IOException {
        CreateCertificateFromCsrRequest asked = new CreateCertificateFromCsrRequest();
        asked.certificateSigningRequest = request;
        CreateCertificateFromCsrResponse answer =
                answer(client.createCertificateFromCsr(asked), "certificate from a request");
        return new Issued(answer.certificatePem, answer.certificateOwnershipToken);
    }

    @Override
    public void register(Issued issued, String gateway) throws IOException {
        RegisterThingRequest asked = new RegisterThingRequest();
        asked.templateName = template;
        asked.certificateOwnershipToken = issued.token();
        asked.parameters = new HashMap<>(Map.of(SERIAL_NUMBER, gateway));
        answer(client.registerThing(asked), "registration by template " + template);
    }

    private static <T> T answer(CompletableFuture<T> asked, String what) throws IOException {
        try {
            return Waiting.on(asked, ANSWER.plusSeconds(1), what);
        } catch (IOException e) {
            if (refusal(e) != null) {
                throw new RefusedException(what + ": refused: " + refusal(e), e);
            }
            throw e;
        }
    }

    /** The cloud's own words; null if it did not refuse. */
    private static String refusal(IOException failure) {
        if (failure.getCause() instanceof V2ErrorResponseException refused) {
            V2ErrorResponse words = refused.getModeledError();
            return words == null
                    ? refused.getMessage()
                    : words.errorCode + ", " + words.errorMessage;
        }
        return null;
    }

    @Override
    public void close() {
        client.close();
    }
}
