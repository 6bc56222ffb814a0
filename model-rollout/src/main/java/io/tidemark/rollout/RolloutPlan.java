package io.tidemark.rollout;

import io.tidemark.rollout.model.ModelReference;
import io.tidemark.rollout.model.ModelVersion;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was decided when a rollout was begun.
 *
 * @param thingGroup whose gateways get the model
 * @param kind what it is for
 * @param target the model
 * @param baseline the model that the whole fleet had before; null if no rollout was ever completed
 * @param rules how careful it is
 * @param startedAt clock of who began it, UTC
 * @param owed gateways that were still on their way back from the rollout before, and to what
 */
public record RolloutPlan(
        String thingGroup,
        RolloutKind kind,
        ModelReference target,
        ModelReference baseline,
        RolloutRules rules,
        Instant startedAt,
        Map<String, ModelVersion> owed) {

    public RolloutPlan {
        owed = new TreeMap<>(owed);
    }
}
