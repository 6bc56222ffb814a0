package io.tidemark.rollout;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tidemark.rollout.model.ModelReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is known of the newest rollout of a model; whoever reads it can go on with it.
 *
 * @param plan what was decided at its beginning
 * @param order number of the newest decision that changes what gateways are told; later decisions,
 *     also those of later rollouts, have higher ones
 * @param state where it stands
 * @param reason why it was halted or taken back; null if it was not
 * @param endedAt when it left the state RUNNING; null until then
 * @param stages that have begun, in their order
 * @param gateways that were chosen, by the names of their things
 */
public record Rollout(
        RolloutPlan plan,
        long order,
        RolloutState state,
        String reason,
        Instant endedAt,
        List<StageProgress> stages,
        SortedMap<String, GatewayProgress> gateways) {

    public Rollout {
        stages = List.copyOf(stages);
        gateways = Collections.unmodifiableSortedMap(new TreeMap<>(gateways));
    }

    /** One that is about to begin. */
    static Rollout begun(RolloutPlan plan, long order) {
        return new Rollout(
                plan, order, RolloutState.RUNNING, null, null, List.of(), new TreeMap<>());
    }

    /** Name of the model. */
    @JsonIgnore
    public String name() {
        return plan.target().model().name();
    }

    /** The model that the whole fleet has when this rollout is left as it is; null if none. */
    ModelReference fleetsModel() {
        return state == RolloutState.COMPLETED ? plan.target() : plan.baseline();
    }

    /** The stage under way, or the last one that was; from 0, -1 before the first. */
    @JsonIgnore
    public int stage() {
        return stages.size() - 1;
    }

    /** Whether there is no stage after the one under way. */
    boolean inLastStage() {
        return stages.size() == plan.rules().stages().size();
    }

    /** Whether nothing will change unless gateways that are silent speak, or others join. */
    public boolean settled(Instant now) {
        return state != RolloutState.RUNNING
                && gateways.values().stream()
                        .noneMatch(gateway -> gateway.pending(plan.rules(), now));
    }

    Rollout with(SortedMap<String, GatewayProgress> changed) {
        return new Rollout(plan, order, state, reason, endedAt, stages, changed);
    }

    /** The same with these stages. */
    Rollout with(List<StageProgress> changed) {
        return new Rollout(plan, order, state, reason, endedAt, changed, gateways);
    }

    /** The same with another last stage. */
    Rollout withStage(StageProgress changed) {
        List<StageProgress> all = new ArrayList<>(stages);
        all.set(stage(), changed);
        return with(all);
    }

    /** The same at its good end. */
    Rollout completed(Instant now) {
        return new Rollout(plan, order, RolloutState.COMPLETED, null, now, stages, gateways);
    }

    /**
     * The same at its bad end: gateways that may have been told are to go back.
     *
     * @param end HALTED or ROLLED_BACK
     * @param keep whether those on which the model held keep it
     */
    Rollout takenBack(RolloutState end, String why, boolean keep, Instant now) {
        SortedMap<String, GatewayProgress> back = new TreeMap<>();
        gateways.forEach(
                (name, gateway) -> {
                    switch (gateway.state()) {
                        case CHOSEN -> {}
                        case PROMOTED -> back.put(name, keep ? gateway : gateway.toReturn());
                        case READY, WAITING, DOWNLOADING, TRIAL, REFUSED, ROLLED_BACK ->
                                back.put(name, gateway.toReturn());
                        case TAKEN, LEFT, TO_RETURN, RETURNING, RETURNED -> back.put(name, gateway);
                        case WITHDRAWN, JOINED, UNTOUCHED -> back.put(name, gateway);
                    }
                });
        return new Rollout(plan, orderAfter(order, now), end, why, now, stages, back);
    }

    /** The number of the next decision: higher also if the file of the last was lost. */
    static long orderAfter(long order, Instant now) {
        return Math.max(order + 1, now.toEpochMilli());
    }
}
