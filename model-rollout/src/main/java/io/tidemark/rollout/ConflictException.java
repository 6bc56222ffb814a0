package io.tidemark.rollout;

/** Somebody else has changed the rollout since it was read: nothing was written, read it again. */
public final class ConflictException extends RolloutException {

    private static final long serialVersionUID = 1L;

    public ConflictException(String name) {
        super("Somebody else has changed the rollout of " + name + " meanwhile; try again.");
    }
}
