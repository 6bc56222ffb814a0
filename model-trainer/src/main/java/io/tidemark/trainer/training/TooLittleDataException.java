package io.tidemark.trainer.training;

/** There is not enough to learn from yet; the message says how much there is. */
public final class TooLittleDataException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public TooLittleDataException(String message) {
        super(message);
    }
}
