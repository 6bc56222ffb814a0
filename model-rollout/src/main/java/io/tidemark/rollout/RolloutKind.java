package io.tidemark.rollout;

/** What a rollout is for. */
public enum RolloutKind {
    /** A new model in stages, halted by the first failure. */
    PROMOTION,
    /** A model that is known to be good to everybody at once; failures halt nothing. */
    ROLLBACK
}
