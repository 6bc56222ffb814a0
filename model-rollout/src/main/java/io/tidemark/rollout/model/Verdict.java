package io.tidemark.rollout.model;

/** What the trainer found when it held a model against the one before. */
public enum Verdict {
    /** There was none before. */
    FIRST,
    BETTER,
    WORSE
}
