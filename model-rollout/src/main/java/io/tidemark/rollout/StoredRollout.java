package io.tidemark.rollout;

/**
 * A rollout as it is stored.
 *
 * @param rollout what is stored
 * @param tag of the stored version; another as soon as anybody changes it
 */
public record StoredRollout(Rollout rollout, String tag) {}
