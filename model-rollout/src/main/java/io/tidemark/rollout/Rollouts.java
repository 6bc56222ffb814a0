package io.tidemark.rollout;

import io.tidemark.rollout.fleet.Fleet;
import io.tidemark.rollout.model.ModelStore;
import io.tidemark.rollout.model.ModelVersion;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Brings models to the gateways of a thing group in stages, and takes them back.
 *
 * <p>All that it knows is stored: any process may begin a rollout, any other may go on with it, and
 * each may be killed at any time. Two that do so at once do not harm each other: one of them is
 * told by a {@link ConflictException} that the other was quicker.
 */
public final class Rollouts {

    private static final int ATTEMPTS = 10;

    private final ModelStore models;
    private final RolloutStore rollouts;
    private final Fleet fleet;
    private final Executor executor;
    private final InstantSource clock;
    private final Beginning beginning;

    /**
     * @param executor of the calls to the fleet
     * @param clock of the rollouts; those of different processes may differ by seconds
     */
    public Rollouts(
            ModelStore models,
            RolloutStore rollouts,
            Fleet fleet,
            Executor executor,
            InstantSource clock) {
        this.models = models;
        this.rollouts = rollouts;
        this.fleet = fleet;
        this.executor = executor;
        this.clock = clock;
        this.beginning = new Beginning(rollouts, fleet, clock);
    }

    /** Names of the models that have ever been rolled out, in their order. */
    public List<String> names() {
        return rollouts.names();
    }

    /** The newest rollout of a model; empty if there never was one. */
    public Optional<Rollout> find(String name) {
        ModelVersion.requireName(name);
        return rollouts.find(name).map(StoredRollout::rollout);
    }

    /**
     * Begins to bring a version to the gateways; no gateway is told yet. Nothing new is begun if
     * this version is on its way already, or everywhere.
     *
     * @param evenWorse also if the trainer found it worse than the one before
     * @return the rollout that was begun, or the one that was found
     * @throws RolloutException if the version is worse, if another is on its way, or if the group
     *     is empty
     * @throws io.tidemark.rollout.model.RefusedModelException if there is no such version, or it is
     *     not what the trainer writes
     */
    public Rollout promote(ModelVersion model, RolloutRules rules, boolean evenWorse) {
        return persistently(() -> beginning.promotion(models.metadata(model), rules, evenWorse));
    }

    /**
     * Sends every gateway of the newest rollout back to the model that it had before; no gateway is
     * told yet.
     *
     * @throws RolloutException if there is nothing to take back
     */
    public Rollout rollback(String name) {
        ModelVersion.requireName(name);
        return persistently(() -> takeBack(name));
    }

    private Rollout takeBack(String name) {
        StoredRollout last =
                rollouts.find(name)
                        .orElseThrow(() -> new RolloutException(name + " was never rolled out."));
        Rollout rollout = last.rollout();
        Rollout back =
                rollout.takenBack(
                        RolloutState.ROLLED_BACK, "taken back by hand", false, clock.instant());
        if (!rollout.state().forward() && back.gateways().equals(rollout.gateways())) {
            throw new RolloutException(
                    "The newest rollout, of "
                            + rollout.plan().target().model()
                            + ", is taken back already; say to which version with --to.");
        }
        return rollouts.save(back, last.tag()).rollout();
    }

    /**
     * Begins to bring a version to all gateways at once and without a trial, whatever is on its
     * way; no gateway is told yet.
     */
    public Rollout rollback(ModelVersion to, RolloutRules rules) {
        return persistently(() -> beginning.rollback(models.metadata(to), rules));
    }

    /**
     * Goes on with a rollout as far as it goes now: tells gateways whose turn it is, hears what
     * they say, and decides. Gateways that have joined the group since its end are told, too.
     *
     * @return the rollout afterwards; empty if there never was one
     * @throws ConflictException if somebody else went on with it at the same time
     */
    public Optional<Rollout> advance(String name) {
        ModelVersion.requireName(name);
        return rollouts.find(name).map(this::advance);
    }

    /** A person who decides is not turned away because a schedule was a moment quicker. */
    private static Rollout persistently(Supplier<Rollout> decision) {
        for (int attempt = 1; ; attempt++) {
            try {
                return decision.get();
            } catch (ConflictException quicker) {
                if (attempt == ATTEMPTS) {
                    throw quicker;
                }
            }
        }
    }

    private Rollout advance(StoredRollout stored) {
        String group = stored.rollout().plan().thingGroup();
        if (!group.equals(fleet.thingGroup())) {
            throw new RolloutException(
                    stored.rollout().name()
                            + " is rolled out over the thing group "
                            + group
                            + ", not "
                            + fleet.thingGroup()
                            + ".");
        }
        Advance advance = new Advance(rollouts, models, fleet, executor, clock.instant());
        return advance.of(stored).rollout();
    }
}
