package io.tidemark.edge.delivery;

/** What the storage gives is not what is desired, and will not be if it is asked again. */
final class RefusedDownloadException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedDownloadException(String message) {
        super(message);
    }
}
