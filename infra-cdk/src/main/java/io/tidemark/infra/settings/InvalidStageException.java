package io.tidemark.infra.settings;

/** What was said of a stage cannot be deployed; the message tells the user what to do. */
public final class InvalidStageException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    public InvalidStageException(String sentence) {
        super(sentence);
    }
}
