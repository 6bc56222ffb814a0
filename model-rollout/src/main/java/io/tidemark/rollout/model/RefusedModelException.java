package io.tidemark.rollout.model;

/** A model is not there or cannot be believed; the message is a sentence for the user. */
public final class RefusedModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RefusedModelException(String message) {
        super(message);
    }

    public RefusedModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
