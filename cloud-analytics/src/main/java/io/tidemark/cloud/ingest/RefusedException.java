package io.tidemark.cloud.ingest;

/** Something that a gateway or the rule sent and that cannot become an event. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final QuarantineReason reason;
    private final transient byte[] payload;

    RefusedException(QuarantineReason reason, String detail, byte[] payload) {
        super(detail);
        this.reason = reason;
        this.payload = payload;
    }

    RefusedException(QuarantineReason reason, Throwable cause, byte[] payload) {
        super(cause.getMessage(), cause);
        this.reason = reason;
        this.payload = payload;
    }

    QuarantineReason reason() {
        return reason;
    }

    /** The bytes that were refused. */
    byte[] payload() {
        return payload;
    }
}
