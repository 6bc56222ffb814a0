package io.tidemark.edge.health;

/** The metrics of the job that the console and the health report show. */
public enum GatewayMetric {
    /** Readings parsed, late ones included, since the gateway was installed. */
    READINGS_PARSED("readingsParsed"),
    /** Messages, or elements of their arrays, refused when parsed. */
    READINGS_REJECTED("readingsRejected"),
    /** Parsed readings that came after the allowed lateness. */
    READINGS_LATE("readingsLate"),
    /** Windows that hold readings and have not been emitted. */
    WINDOWS_OPEN("windowsOpen");

    private final String flinkName;

    GatewayMetric(String flinkName) {
        this.flinkName = flinkName;
    }

    /** The name under which an operator registers it with Flink. */
    public String flinkName() {
        return flinkName;
    }
}
