package io.tidemark.edge.ingest.log;

/** A message in the buffer of the connection that it came over; valid only during the call. */
public interface ReceivedMessage {

    /** The buffer. */
    byte[] bytes();

    int topicOffset();

    /** At most 65,535. */
    int topicLength();

    int payloadOffset();

    int payloadLength();

    /** The sender's number of the message; 0 if it wants no acknowledgement. */
    int packetId();

    /** When it was received, gateway clock, milliseconds since the epoch. */
    long receivedAtMillis();
}
