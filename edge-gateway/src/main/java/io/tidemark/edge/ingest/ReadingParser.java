package io.tidemark.edge.ingest;

import io.tidemark.edge.reading.Rejection;
import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.RejectionReason;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns device messages into readings and rejections; docs/device-messages.md is the format.
 *
 * <p>Throws for no message. Every message gives at least one of the two, except for an empty array;
 * the elements of an array are judged one by one. Where a message stops being JSON, the elements
 * before that place stand and all that follows is one rejection. Not for use by several threads.
 */
public final class ReadingParser {

    /** Takes what a message gives, in the order of the message. */
    public interface Output {

        void parsed(SensorReading reading);

        void rejected(Rejection rejection);
    }

    private static final int MAXIMUM_TOPICS = 10_000;

    private final int maximumMessageBytes;
    private final ReadingFields fields;

    /** A topic comes again with the next reading of its sensor. */
    private final Map<String, DeviceTopic> topics = new HashMap<>();

    public ReadingParser(ReadingLimits limits) {
        this.maximumMessageBytes = limits.maximumMessageBytes();
        this.fields = new ReadingFields(limits);
    }

    /** Parses one message. */
    public void parse(DeviceMessage message, Output output) {
        DeviceTopic topic = topic(message.topic());
        Fault fault = sizeFault(message);
        if (fault == null) {
            fault = topicFault(topic, message.topic());
        }
        if (fault == null) {
            new JsonMessage(message, topic, fields, output).parse();
        } else {
            output.rejected(Rejections.ofWhole(message, fault));
        }
    }

    private DeviceTopic topic(String text) {
        DeviceTopic known = topics.get(text);
        if (known != null) {
            return known;
        }
        DeviceTopic topic = DeviceTopic.parse(text);
        if (topic != null) {
            if (topics.size() == MAXIMUM_TOPICS) {
                topics.clear();
            }
            topics.put(text, topic);
        }
        return topic;
    }

    private Fault sizeFault(DeviceMessage message) {
        int length = message.payload().length;
        return length <= maximumMessageBytes
                ? null
                : Fault.of(
                        RejectionReason.TOO_LARGE,
                        "message",
                        length + " bytes",
                        "at most " + maximumMessageBytes);
    }

    private static Fault topicFault(DeviceTopic topic, String found) {
        if (topic == null) {
            return Fault.of(
                    RejectionReason.UNKNOWN_TOPIC,
                    "topic",
                    found,
                    "tidemark/<site>/<machine>/<sensor>");
        }
        int longest = topic.longestLevel();
        return longest <= ReadingLimits.MAXIMUM_TEXT_LENGTH
                ? null
                : Fault.of(
                        RejectionReason.FIELD_TOO_LONG,
                        "topic",
                        "a level of " + longest + " characters",
                        "at most " + ReadingLimits.MAXIMUM_TEXT_LENGTH);
    }
}
