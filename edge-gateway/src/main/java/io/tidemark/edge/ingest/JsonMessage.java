package io.tidemark.edge.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.tidemark.events.RejectionReason;
import java.io.IOException;

/** The structure of one message: an object, or an array whose elements are judged one by one. */
final class JsonMessage {

    private static final JsonFactory JSON =
            new JsonFactoryBuilder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(ReadingLimits.MAXIMUM_NESTING)
                                    .build())
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    // Tells NaN from text that is not JSON; it is refused all the same.
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    // Names come from devices: neither kept for ever nor a reason to throw.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                    // JSON between systems is UTF-8: RFC 8259, section 8.1.
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    .build();

    private final DeviceMessage message;
    private final DeviceTopic topic;
    private final ReadingFields fields;
    private final ReadingParser.Output output;

    /** What is before this offset has become readings and rejections. */
    private int judged;

    JsonMessage(
            DeviceMessage message,
            DeviceTopic topic,
            ReadingFields fields,
            ReadingParser.Output output) {
        this.message = message;
        this.topic = topic;
        this.fields = fields;
        this.output = output;
    }

    void parse() {
        try (JsonParser json = JSON.createParser(message.payload())) {
            parse(json);
        } catch (JsonProcessingException e) {
            rejectRest(e.getOriginalMessage());
        } catch (IOException e) {
            rejectRest(e.getMessage());
        }
    }

    private void parse(JsonParser json) throws IOException {
        JsonToken first = json.nextToken();
        if (first == null) {
            rejectRest("the message is empty");
        } else if (first == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                parseElement(json);
            }
            rejectTrailing(json);
        } else if (first == JsonToken.START_OBJECT) {
            fields.read(json, topic);
            if (!rejectTrailing(json)) {
                judge(message.payload().length);
            }
        } else {
            rejectPart(message.payload().length, notAnObject(json), null);
        }
    }

    private void parseElement(JsonParser json) throws IOException {
        judged = (int) json.currentTokenLocation().getByteOffset();
        if (json.currentToken() == JsonToken.START_OBJECT) {
            fields.read(json, topic);
            judge((int) json.currentLocation().getByteOffset());
        } else {
            Fault fault = notAnObject(json);
            json.finishToken();
            json.skipChildren();
            rejectPart((int) json.currentLocation().getByteOffset(), fault, null);
        }
    }

    private void judge(int end) {
        Fault fault = fields.fault(topic, message.receivedAtMillis());
        if (fault == null) {
            judged = end;
            output.parsed(fields.reading(topic, message.receivedAtMillis()));
        } else {
            rejectPart(end, fault, fields.eventTimeMillis());
        }
    }

    private boolean rejectTrailing(JsonParser json) throws IOException {
        boolean trailing = json.nextToken() != null;
        if (trailing) {
            rejectRest("more follows after the end of the JSON value");
        }
        return trailing;
    }

    private void rejectRest(String detail) {
        rejectPart(
                message.payload().length,
                new Fault(RejectionReason.MALFORMED_JSON, "message: " + detail),
                null);
    }

    private void rejectPart(int end, Fault fault, Long eventTimeMillis) {
        int start = judged;
        judged = end;
        output.rejected(Rejections.ofPart(message, start, end, fault, eventTimeMillis));
    }

    private static Fault notAnObject(JsonParser json) throws IOException {
        return Fault.of(RejectionReason.WRONG_TYPE, "reading", json, "an object");
    }
}
