package io.tidemark.edge.model;

import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.ModelRefusedException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which model is in service. An order puts a model on trial beside the one in service; it
 * takes its place when it holds and is forgotten when it does not. After that it is in its
 * probation, with the one before beside it, and is taken back if it misbehaves. An order for no
 * trial, or while nothing is in service, is followed at once, and the model is in its probation
 * alone.
 *
 * <p>What it decides depends on the orders, the listening time and what was noted, of which only
 * the times that predictions took are not the same in a replay. Listening times are in
 * milliseconds, negative while they are not known. Not thread-safe.
 */
public final class ModelKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(ModelKeeper.class);

    private final ModelLoader loader;
    private final ModelListener listener;
    private final ModelRoles roles = new ModelRoles();
    private final ModelTrials trials;
    private ModelOrder taken;

    /**
     * @param clock milliseconds since the epoch; dates what is said and decides nothing
     */
    public ModelKeeper(
            ModelShelf shelf, TrialBounds bounds, LongSupplier clock, ModelListener listener) {
        this.loader = new ModelLoader(shelf, clock);
        this.listener = listener;
        this.trials = new ModelTrials(roles, bounds, loader, clock, listener);
    }

    /** Goes on from what {@link #state} gave. A model that the shelf has no longer is not used. */
    public void restore(ModelsInUse state) {
        roles.restore(
                loader.again(state.inService()),
                loader.again(state.beside()),
                state.previous(),
                state.stage());
        trials.restore(state);
        taken = state.taken();
        listener.changed();
    }

    /** Goes on with a model that was accepted before there was a state to say so. */
    public void adopt(String sha256) {
        try {
            roles.goOnWith(loader.load(sha256));
            LOG.warn("{} goes on, the last accepted", roles.inService().use().label());
            listener.changed();
        } catch (IOException | ModelRefusedException e) {
            LOG.error("the last accepted model cannot be used: {}", e.getMessage());
        }
    }

    /** What a checkpoint needs. */
    public ModelsInUse state() {
        return new ModelsInUse(
                Loaded.use(roles.inService()),
                Loaded.use(roles.beside()),
                roles.previous(),
                roles.stage(),
                trials.tried(),
                taken,
                trials.tally(),
                trials.verdict());
    }

    /** Hashes of the files that {@link #state} needs. */
    public Set<String> needed() {
        ModelsInUse state = state();
        Set<String> needed = new HashSet<>();
        for (ModelInUse use :
                new ModelInUse[] {state.inService(), state.beside(), state.previous()}) {
            if (use != null) {
                needed.add(use.sha256());
            }
        }
        return needed;
    }

    /** What predictions are of; null if nothing is foreseen. */
    public FailureModel inService() {
        return Loaded.model(roles.inService());
    }

    /** Hash of the file of that; null if nothing is foreseen. */
    public String inServiceFile() {
        return Loaded.file(roles.inService());
    }

    /** What runs beside it, unheard; null if nothing does. */
    public FailureModel beside() {
        return Loaded.model(roles.beside());
    }

    /** Hash of the file of that; null if nothing does. */
    public String besideFile() {
        return Loaded.file(roles.beside());
    }

    /** Follows an order; one that was followed before changes nothing. */
    public void take(ModelOrder order, long listeningMillis) {
        if (order.equals(taken)) {
            return;
        }
        taken = order;
        if (order.problem() != null) {
            trials.refuse(order, order.problem());
        } else if (isFile(roles.inService(), order)) {
            if (roles.isOnTrial()) {
                trials.abandon(order);
            }
            trials.isInService(order);
        } else if (roles.isOnTrial() && isFile(roles.beside(), order) && order.trialMillis() > 0) {
            LOG.info("{} is on trial already", order.label());
        } else {
            follow(order, listeningMillis);
        }
        listener.changed();
    }

    private static boolean isFile(Loaded loaded, ModelOrder order) {
        return loaded != null && loaded.use().isFile(order.sha256());
    }

    private void follow(ModelOrder order, long listeningMillis) {
        try {
            Loaded ordered = loader.load(order.sha256());
            trials.abandon(order);
            if (roles.inService() == null || order.trialMillis() == 0) {
                trials.takeAtOnce(ordered, order, listeningMillis);
            } else {
                trials.tryOut(ordered, order, listeningMillis);
            }
        } catch (IOException e) {
            trials.refuse(order, "cannot be read: " + e);
        } catch (ModelRefusedException e) {
            trials.refuse(order, e.getMessage());
        }
    }

    /** Takes in what both models say of a machine at one of its steps, and decides. */
    public void note(Asked ofInService, Asked ofBeside, long listeningMillis) {
        trials.note(ofInService, ofBeside, listeningMillis);
    }

    /** Decides what the time decides. */
    public void judge(long listeningMillis) {
        trials.judge(listeningMillis);
    }
}
