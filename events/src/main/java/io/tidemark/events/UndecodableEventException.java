package io.tidemark.events;

import java.io.IOException;

/** Bytes that are not an event of the contract: truncated, of an unknown schema, or too large. */
public final class UndecodableEventException extends IOException {

    private static final long serialVersionUID = 1L;

    public UndecodableEventException(String message) {
        super(message);
    }

    public UndecodableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
