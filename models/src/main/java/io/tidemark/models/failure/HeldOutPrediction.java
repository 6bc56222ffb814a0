package io.tidemark.models.failure;

/** What a model said of a step of a machine that it was not trained on, and what came. */
final class HeldOutPrediction {

    final int machine;

    /** Predicted remaining life, steps, 0 to the cap. */
    final double predicted;

    /** Steps from then until the machine's last reading. */
    final double stepsToEnd;

    /** Whether it failed then; if not, it lasted longer. */
    final boolean failed;

    /** Steps that the machine had been seen for, that one included. */
    final int seen;

    HeldOutPrediction(int machine, double predicted, double stepsToEnd, boolean failed, int seen) {
        this.machine = machine;
        this.predicted = predicted;
        this.stepsToEnd = stepsToEnd;
        this.failed = failed;
        this.seen = seen;
    }

    /** Whether the remaining life, cut off at the cap, is known. */
    boolean known(double cap) {
        return failed || stepsToEnd >= cap;
    }

    boolean failsWithin(double steps) {
        return failed && stepsToEnd <= steps;
    }
}
