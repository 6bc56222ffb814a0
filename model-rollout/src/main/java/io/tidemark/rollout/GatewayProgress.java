package io.tidemark.rollout;

import io.tidemark.rollout.model.ModelVersion;
import java.time.Duration;
import java.time.Instant;

/**
 * How far a gateway has come.
 *
 * @param stage that it was chosen for, from 0
 * @param state where it stands
 * @param earlier the model that it had before the rollout; null if it had none, or is not asked yet
 * @param passedOver event of an earlier attempt with the same model that its shadow still told of
 *     when it was chosen; null if there was none
 * @param toldAt clock of the rollout when it was first told of what it is to do now; null if not
 *     yet
 * @param detail what the gateway or the rollout says of it; null if nothing
 */
public record GatewayProgress(
        int stage,
        GatewayState state,
        ModelVersion earlier,
        String passedOver,
        Instant toldAt,
        String detail) {

    /** One whose turn has come. */
    static GatewayProgress chosen(int stage) {
        return new GatewayProgress(stage, GatewayState.CHOSEN, null, null, null, null);
    }

    /** One that is new in the group, where the model of others is this. */
    static GatewayProgress joined(ModelVersion fleets) {
        return new GatewayProgress(0, GatewayState.JOINED, fleets, null, null, null);
    }

    /** The same in another state. */
    GatewayProgress in(GatewayState next) {
        return new GatewayProgress(stage, next, earlier, passedOver, toldAt, detail);
    }

    /** The same in another state, and why. */
    GatewayProgress in(GatewayState next, String why) {
        return new GatewayProgress(stage, next, earlier, passedOver, toldAt, why);
    }

    /** The same, told if it was not told before. */
    GatewayProgress told(Instant now) {
        return toldAt == null
                ? new GatewayProgress(stage, state, earlier, passedOver, now, detail)
                : this;
    }

    /** The same, ready to be told. */
    GatewayProgress ready(ModelVersion had, String stale) {
        return new GatewayProgress(stage, GatewayState.READY, had, stale, null, null);
    }

    /** The same, to be sent back. */
    GatewayProgress toReturn() {
        return new GatewayProgress(stage, GatewayState.TO_RETURN, earlier, null, null, detail);
    }

    /** Whether it has not done, in the time that it has, what it was told. */
    public boolean silent(RolloutRules rules, Instant now) {
        if (!state.open() || toldAt == null) {
            return false;
        }
        long trial = state == GatewayState.TRIAL ? rules.trial().seconds() : 0;
        Duration bound = Duration.ofSeconds(rules.patienceSeconds()).plusSeconds(trial);
        return now.isAfter(toldAt.plus(bound));
    }

    /** Whether it is worth waiting for. */
    public boolean pending(RolloutRules rules, Instant now) {
        return state.open() && state != GatewayState.LEFT && !silent(rules, now);
    }
}
