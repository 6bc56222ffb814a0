package io.tidemark.edge.identity;

import java.io.IOException;

/** The cloud understood what was asked and does not want it. */
final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
