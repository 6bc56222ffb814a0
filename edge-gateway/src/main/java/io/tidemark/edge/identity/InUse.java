package io.tidemark.edge.identity;

import io.tidemark.edge.delivery.Waiting;
import io.tidemark.edge.uplink.Acknowledgement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Tells the cloud which certificate the gateway uses, by a message over the connection that has it:
 * a rule knows from the connection which one that is, and retires those that it replaced. It may be
 * told again at any time, also late and out of order, as a certificate retires only older ones.
 */
final class InUse {

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final byte[] NOTHING_MORE = "{}".getBytes(StandardCharsets.US_ASCII);

    private final CloudConnection connection;
    private final String topic;

    /**
     * @param rule IoT rule that hears it; null if none does
     * @param gateway thing name of the gateway
     * @return null if none does
     */
    static InUse of(CloudConnection connection, String rule, String gateway) {
        return rule == null ? null : new InUse(connection, rule, gateway);
    }

    private InUse(CloudConnection connection, String rule, String gateway) {
        this.connection = connection;
        this.topic = "$aws/rules/" + rule + "/tidemark/" + gateway + "/identity";
    }

    /**
     * Says so.
     *
     * @throws IOException if it was not heard
     */
    void tell() throws IOException {
        Acknowledgement answer =
                Waiting.on(connection.publish(topic, NOTHING_MORE), ANSWER, "certificate in use");
        if (!answer.accepted()) {
            throw new IOException(topic + " was refused: " + answer.reason());
        }
    }
}
