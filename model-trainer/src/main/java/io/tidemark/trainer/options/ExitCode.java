package io.tidemark.trainer.options;

/** What the process tells its caller. */
public final class ExitCode {

    /** Done; if it was a training, the model is the first of its kind or better than before. */
    public static final int OK = 0;

    /** Nothing was published; standard error says why. */
    public static final int FAILED = 1;

    /** The options are wrong; standard error names every fault. */
    public static final int USAGE = 2;

    /** The model was published and kept, but is no better than the one in service. */
    public static final int WORSE = 3;

    /** There is not enough to learn from yet; standard error says how much there is. */
    public static final int TOO_LITTLE_DATA = 4;

    private ExitCode() {}
}
