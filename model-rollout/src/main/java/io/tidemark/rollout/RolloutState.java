package io.tidemark.rollout;

/** Where a rollout stands. */
public enum RolloutState {
    /** A stage is under way. */
    RUNNING,
    /** Every stage held. Gateways that were silent or join later still get the model. */
    COMPLETED,
    /** A gateway failed: no other gets the model, and those that have it go back. */
    HALTED,
    /** Somebody took the model back. */
    ROLLED_BACK;

    /** Whether gateways are still to get the model. */
    public boolean forward() {
        return this == RUNNING || this == COMPLETED;
    }
}
