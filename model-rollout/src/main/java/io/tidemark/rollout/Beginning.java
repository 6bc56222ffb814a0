package io.tidemark.rollout;

import io.tidemark.rollout.fleet.Fleet;
import io.tidemark.rollout.model.ModelMetadata;
import io.tidemark.rollout.model.ModelReference;
import io.tidemark.rollout.model.ModelVersion;
import io.tidemark.rollout.model.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Begins rollouts, one of a model at a time: what is stored now is replaced or nothing happens. */
record Beginning(RolloutStore rollouts, Fleet fleet, InstantSource clock) {

    /** See {@link Rollouts#promote}. */
    Rollout promotion(ModelMetadata metadata, RolloutRules rules, boolean evenWorse) {
        ModelVersion model = metadata.model();
        requireGood(metadata, evenWorse);
        Optional<StoredRollout> last = rollouts.find(model.name());
        Optional<Rollout> same =
                last.map(StoredRollout::rollout)
                        .filter(rollout -> rollout.state().forward())
                        .filter(rollout -> rollout.plan().target().model().equals(model));
        if (same.isPresent()) {
            return same.get();
        }
        last.map(StoredRollout::rollout).ifPresent(Beginning::requireNotRunning);
        requireNoOtherModelRuns(model);
        return begin(last, RolloutKind.PROMOTION, metadata.file(), rules);
    }

    /** See {@link Rollouts#rollback(ModelVersion, RolloutRules)}. */
    Rollout rollback(ModelMetadata metadata, RolloutRules rules) {
        return begin(
                rollouts.find(metadata.model().name()),
                RolloutKind.ROLLBACK,
                metadata.file(),
                rules.atOnce());
    }

    private static void requireGood(ModelMetadata metadata, boolean evenWorse) {
        if (metadata.verdict() == Verdict.WORSE && !evenWorse) {
            throw new RolloutException(
                    metadata.model()
                            + " is worse than version "
                            + metadata.comparedWith()
                            + " on the machines that neither has seen; promote it all the same"
                            + " with --force.");
        }
    }

    /**
     * A gateway has one model, so two rollouts in one group would take gateways from each other.
     */
    private void requireNoOtherModelRuns(ModelVersion model) {
        for (String name : rollouts.names()) {
            if (!name.equals(model.name())) {
                rollouts.find(name)
                        .map(StoredRollout::rollout)
                        .filter(other -> other.plan().thingGroup().equals(fleet.thingGroup()))
                        .ifPresent(Beginning::requireNotRunning);
            }
        }
    }

    private static void requireNotRunning(Rollout other) {
        if (other.state() == RolloutState.RUNNING) {
            throw new RolloutException(
                    "The rollout of "
                            + other.plan().target().model()
                            + " is under way: wait for its end, or take it back with `models"
                            + " rollback "
                            + other.name()
                            + "`.");
        }
    }

    private Rollout begin(
            Optional<StoredRollout> last,
            RolloutKind kind,
            ModelReference target,
            RolloutRules rules) {
        if (fleet.gateways().isEmpty()) {
            throw new RolloutException("The thing group " + fleet.thingGroup() + " is empty.");
        }
        Instant now = clock.instant();
        Optional<Rollout> before = last.map(StoredRollout::rollout);
        RolloutPlan plan =
                new RolloutPlan(
                        fleet.thingGroup(),
                        kind,
                        target,
                        before.map(Rollout::fleetsModel).orElse(null),
                        rules,
                        now,
                        before.map(Beginning::owed).orElse(Map.of()));
        long order = Rollout.orderAfter(before.map(Rollout::order).orElse(0L), now);
        String tag = last.map(StoredRollout::tag).orElse(null);
        return rollouts.save(Rollout.begun(plan, order), tag).rollout();
    }

    /** Gateways that are on their way back: what they have now is not what they are to have. */
    private static Map<String, ModelVersion> owed(Rollout rollout) {
        Map<String, ModelVersion> owed = new TreeMap<>();
        rollout.gateways()
                .forEach(
                        (name, gateway) -> {
                            if (gateway.earlier() != null
                                    && (gateway.state() == GatewayState.TO_RETURN
                                            || gateway.state() == GatewayState.RETURNING)) {
                                owed.put(name, gateway.earlier());
                            }
                        });
        return owed;
    }
}
