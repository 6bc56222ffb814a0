package io.tidemark.commandline;

/** What the process tells its caller. */
public final class ExitCode {

    public static final int OK = 0;

    /** The command could not do its work; standard error says why. */
    public static final int FAILED = 1;

    /** The command line itself was wrong. */
    public static final int USAGE = 2;

    /** The demo ran to its end, but its numbers disagree or a failure was missed. */
    public static final int DISAGREES = 3;

    /** The rollout of a model was halted or taken back. */
    public static final int HALTED = 5;

    private ExitCode() {}
}
