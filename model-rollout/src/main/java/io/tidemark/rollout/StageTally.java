package io.tidemark.rollout;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The gateways of a stage, counted.
 *
 * @param stage which, from 0
 * @param needed how many have to hold
 * @param states how many gateways are in each state that occurs
 * @param pending how many are waited for
 * @param silent how many have not answered in time; they may still
 */
public record StageTally(
        int stage, int needed, Map<GatewayState, Integer> states, int pending, int silent) {

    /** Of the stage under way, or the last one that was. */
    public static StageTally of(Rollout rollout, Instant now) {
        RolloutRules rules = rollout.plan().rules();
        List<GatewayProgress> members =
                rollout.gateways().values().stream()
                        .filter(gateway -> gateway.stage() == rollout.stage())
                        .toList();
        Map<GatewayState, Integer> states = new EnumMap<>(GatewayState.class);
        members.forEach(member -> states.merge(member.state(), 1, Integer::sum));
        // Only the last stage gets smaller with its fleet: nobody stands in for who left.
        int expected =
                rollout.inLastStage()
                        ? members.size() - states.getOrDefault(GatewayState.LEFT, 0)
                        : rollout.stages().get(rollout.stage()).planned();
        return new StageTally(
                rollout.stage(),
                rules.needed(expected),
                states,
                (int) members.stream().filter(member -> member.pending(rules, now)).count(),
                (int) members.stream().filter(member -> member.silent(rules, now)).count());
    }

    /** How many are in the state. */
    public int in(GatewayState state) {
        return states.getOrDefault(state, 0);
    }

    /** How many more have to hold. */
    public int lacking() {
        return Math.max(0, needed - in(GatewayState.PROMOTED));
    }

    /** How many said that the model is not good. */
    public int failed() {
        return states.entrySet().stream()
                .filter(entry -> entry.getKey().failed())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
