package io.tidemark.edge.reading;

import io.tidemark.events.RejectionReason;

/**
 * A message, or one element of its array, that did not become a reading.
 *
 * @param topic MQTT topic that it came on
 * @param reason why it was refused
 * @param detail the field, the value found and what was expected; at most 500 characters
 * @param payload the first 1,024 bytes as received
 * @param payloadBytes length of the whole in bytes
 * @param digest SHA-256 of the whole, lower-case hexadecimal
 * @param eventTimeMillis the event time that it claims, milliseconds since the epoch; null if none
 *     could be read
 * @param receivedAtMillis when the gateway received it, gateway clock, milliseconds since the epoch
 */
public record Rejection(
        String topic,
        RejectionReason reason,
        String detail,
        byte[] payload,
        int payloadBytes,
        String digest,
        Long eventTimeMillis,
        long receivedAtMillis) {}
