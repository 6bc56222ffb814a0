package io.tidemark.local;

/** The local stage cannot do what was asked; the message is a sentence for the user. */
public final class StageException extends Exception {

    private static final long serialVersionUID = 1L;

    public StageException(String message) {
        super(message);
    }

    public StageException(String message, Throwable cause) {
        super(message, cause);
    }
}
