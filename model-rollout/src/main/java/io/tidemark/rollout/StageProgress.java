package io.tidemark.rollout;

import java.time.Instant;

/**
 * A stage that has begun.
 *
 * @param planned how many gateways get the model in it, beside those of earlier stages; more are
 *     chosen in place of silent ones
 * @param startedAt clock of the rollout
 * @param endedAt when it held; null while it is under way
 */
public record StageProgress(int planned, Instant startedAt, Instant endedAt) {}
