package io.tidemark.events.outcome;

/** What was given is no outcome; the message is a sentence that says what was expected. */
public final class InvalidOutcomeException extends Exception {

    private static final long serialVersionUID = 1L;

    /** In which way. */
    public enum Fault {
        /** A field is missing, unknown, too long, or has characters that it may not have. */
        MALFORMED,
        /** The kind is none of {@link OutcomeKind}. */
        UNKNOWN_KIND,
        /** The time is none, or one at which nothing can have happened. */
        IMPOSSIBLE_TIME
    }

    private final Fault fault;

    public InvalidOutcomeException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
