package io.tidemark.rollout;

/** A rollout cannot do what was asked; the message is a sentence for the user. */
public class RolloutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RolloutException(String message) {
        super(message);
    }

    public RolloutException(String message, Throwable cause) {
        super(message, cause);
    }
}
