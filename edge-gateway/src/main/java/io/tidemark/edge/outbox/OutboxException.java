package io.tidemark.edge.outbox;

/**
 * The outbox's file cannot be opened, read or written, for example because the disk is full or the
 * file is damaged. What the failed call was to do has not been done, in no part.
 */
public final class OutboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what could not be done, and why
     */
    public OutboxException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * @param message what could not be done, and why
     */
    public OutboxException(String message) {
        super(message);
    }
}
