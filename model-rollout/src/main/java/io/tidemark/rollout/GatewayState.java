package io.tidemark.rollout;

/** Where a gateway stands in a rollout. */
public enum GatewayState {
    /** Its turn has come; nothing is known of it and nothing was told to it. */
    CHOSEN,
    /** The model that it has is written down. It may have been told of the new one. */
    READY,
    /** Told, and nothing heard since. */
    WAITING,
    DOWNLOADING,
    TRIAL,
    /** The model is in service. */
    PROMOTED,
    /** Hash, signature or content were wrong, or it could not be fetched. */
    REFUSED,
    /** The gateway went back by itself. */
    ROLLED_BACK,
    /** Another rollout has told it something else since. */
    TAKEN,
    /** No longer in the thing group. */
    LEFT,
    /** To be told of the model that it had before. */
    TO_RETURN,
    /** Told to go back, and not there yet. */
    RETURNING,
    /** The earlier model is in service again. */
    RETURNED,
    /** Told to leave everything as it is: the store has no earlier model to go back to. */
    WITHDRAWN,
    /**
     * In the group since the model was taken back; to be given the fleet's model if it has none.
     */
    JOINED,
    /** In the group, not touched by this rollout. */
    UNTOUCHED;

    /** Whether the gateway said that the model is not good. */
    public boolean failed() {
        return this == REFUSED || this == ROLLED_BACK || this == TAKEN;
    }

    /** Whether there is something to tell the gateway or to hear from it. */
    public boolean open() {
        return switch (this) {
            case CHOSEN, READY, WAITING, DOWNLOADING, TRIAL -> true;
            case TO_RETURN, RETURNING, JOINED, LEFT -> true;
            case PROMOTED, REFUSED, ROLLED_BACK, TAKEN, RETURNED, WITHDRAWN, UNTOUCHED -> false;
        };
    }
}
