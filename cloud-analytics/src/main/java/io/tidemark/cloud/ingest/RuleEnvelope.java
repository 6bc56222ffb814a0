package io.tidemark.cloud.ingest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;

/**
 * What the IoT rule writes around a gateway's message: {@code {"data": "<base64>", "gateway":
 * "<client id>", "receivedAt": <epoch milliseconds>}}; other fields are ignored.
 *
 * <p>The gateway is the client id that IoT Core authenticated, which no sender can forge.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
final class RuleEnvelope {

    private static final ObjectReader READER =
            new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readerFor(RuleEnvelope.class);

    private final byte[] batch;
    private final String gateway;
    private final long receivedAtMillis;

    RuleEnvelope(
            @JsonProperty(value = "data", required = true) byte[] batch,
            @JsonProperty(value = "gateway", required = true) String gateway,
            @JsonProperty(value = "receivedAt", required = true) long receivedAtMillis) {
        this.batch = batch;
        this.gateway = gateway;
        this.receivedAtMillis = receivedAtMillis;
    }

    /**
     * The envelope of a record.
     *
     * @throws RefusedException if the record is not such JSON
     */
    static RuleEnvelope parse(byte[] record) throws RefusedException {
        try {
            RuleEnvelope envelope = READER.readValue(record);
            if (envelope == null) {
                throw new RefusedException(
                        QuarantineReason.MALFORMED_ENVELOPE, "the record is null", record);
            }
            return envelope;
        } catch (JsonProcessingException e) {
            throw new RefusedException(
                    QuarantineReason.MALFORMED_ENVELOPE, e.getOriginalMessage(), record);
        } catch (IOException e) {
            throw new RefusedException(QuarantineReason.MALFORMED_ENVELOPE, e, record);
        }
    }

    /** The message as the gateway published it. */
    byte[] batch() {
        return batch;
    }

    /** Client id of the gateway's authenticated connection. */
    String gateway() {
        return gateway;
    }

    /** When IoT Core received the message, its clock, milliseconds since the epoch. */
    long receivedAtMillis() {
        return receivedAtMillis;
    }
}
