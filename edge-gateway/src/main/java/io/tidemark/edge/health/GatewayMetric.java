package io.tidemark.edge.health;

/** The metrics of the job that are known outside of it. */
public enum GatewayMetric {
    /** Readings parsed, late ones included, since the gateway was installed. */
    READINGS_PARSED("readingsParsed"),
    /** Messages, or elements of their arrays, refused when parsed. */
    READINGS_REJECTED("readingsRejected"),
    /** Parsed readings that came after the allowed lateness. */
    READINGS_LATE("readingsLate"),
    /** Parsed readings that their window held already. */
    READINGS_REPEATED("readingsRepeated"),
    /** Windows that hold readings and have not been emitted. */
    WINDOWS_OPEN("windowsOpen"),
    /** Subscriptions that the devices' broker has confirmed to the running job. */
    SUBSCRIPTIONS("subscriptions"),
    /** Messages of QoS 0 that found the ingest log full or failing, since the job was started. */
    MESSAGES_DROPPED("messagesDropped"),
    /** Messages that were damaged in the ingest log or gone from it, since the installation. */
    LOG_MESSAGES_LOST("logMessagesLost"),
    /** Bytes of the ingest log. */
    LOG_BYTES("logBytes"),
    /** How the ingest log fares: 0 takes messages, 1 is full, 2 cannot be written. */
    LOG_STATE("logState");

    private final String flinkName;

    GatewayMetric(String flinkName) {
        this.flinkName = flinkName;
    }

    /** The name under which an operator registers it with Flink. */
    public String flinkName() {
        return flinkName;
    }
}
