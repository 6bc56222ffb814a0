package io.tidemark.rollout;

import java.util.List;
import java.util.Optional;

/** Where rollouts are kept, the newest of each model. Thread-safe. */
public interface RolloutStore {

    /** Names of the models that have ever been rolled out, in their order. */
    List<String> names();

    /**
     * The rollout of a model; empty if there never was one.
     *
     * @throws RolloutException if what is stored cannot be read
     */
    Optional<StoredRollout> find(String name);

    /**
     * Stores a rollout, durably when it returns.
     *
     * @param before tag of the stored one that this follows; null if there must be none
     * @throws ConflictException if another is stored by now; then nothing has changed
     */
    StoredRollout save(Rollout rollout, String before);
}
