package io.tidemark.models.failure;

/**
 * A model file that must not be used: truncated, changed, unsigned, of another key or another
 * feature version. The message is a sentence for the operator.
 */
public final class ModelRefusedException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * @param message what is wrong, found and expected
     */
    public ModelRefusedException(String message) {
        super(message);
    }

    /**
     * @param message what is wrong, found and expected
     * @param cause what the library said
     */
    public ModelRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
