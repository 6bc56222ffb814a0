package io.tidemark.edge.uplink;

/**
 * The server's answer to a message with QoS 1.
 *
 * @param reasonCode MQTT 5 reason code of the PUBACK, 0 to 255
 * @param reason the server's words, or the name of the code
 */
public record Acknowledgement(int reasonCode, String reason) {

    /** MQTT 5.0, section 2.4: reason codes from here on are failures. */
    private static final int FIRST_FAILURE = 0x80;

    /** Whether the server took the message over. */
    public boolean accepted() {
        return reasonCode < FIRST_FAILURE;
    }
}
