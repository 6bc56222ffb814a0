package io.tidemark.edge.model;

import io.tidemark.events.ModelPhase;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries models, promotes those that hold and takes back those that do not, and tells of it. Not
 * thread-safe.
 */
final class ModelTrials {

    private static final Logger LOG = LoggerFactory.getLogger(ModelTrials.class);

    /** How often the standing of a trial is told: ten times, but not all the time. */
    private static final int TIMES_SAID = 10;

    private static final long LEAST_BETWEEN_MILLIS = 60_000;

    private final ModelRoles roles;
    private final TrialBounds bounds;
    private final ModelLoader loader;
    private final LongSupplier clock;
    private final ModelListener listener;

    private ModelOrder tried;
    private Trial trial;
    private ModelVerdict verdict;

    ModelTrials(
            ModelRoles roles,
            TrialBounds bounds,
            ModelLoader loader,
            LongSupplier clock,
            ModelListener listener) {
        this.roles = roles;
        this.bounds = bounds;
        this.loader = loader;
        this.clock = clock;
        this.listener = listener;
        trial = counting(TrialTally.empty());
    }

    /** Goes on as it was; roles are as they were. */
    void restore(ModelsInUse state) {
        tried = state.tried();
        verdict = state.verdict();
        trial = counting(state.tally());
    }

    ModelOrder tried() {
        return tried;
    }

    TrialTally tally() {
        return trial.tally();
    }

    ModelVerdict verdict() {
        return verdict;
    }

    private Trial counting(TrialTally tally) {
        long wanted = roles.isOnTrial() ? tried.trialPredictions() : bounds.predictions();
        return new Trial(bounds, wanted, roles.cap(), tally);
    }

    /** Lets a model run beside the one in service. */
    void tryOut(Loaded candidate, ModelOrder order, long listeningMillis) {
        tried = order;
        roles.tryOut(candidate);
        trial = counting(TrialTally.empty());
        tell(ModelPhase.TRIAL, candidate, roles.inService(), null);
        judge(listeningMillis);
    }

    /** Puts a model in service without a trial. */
    void takeAtOnce(Loaded model, ModelOrder order, long listeningMillis) {
        tried = order;
        trial = counting(TrialTally.empty());
        promote(model, null, listeningMillis);
    }

    /** Ends what goes on for the sake of another order. */
    void abandon(ModelOrder other) {
        if (roles.isOnTrial()) {
            String why = other.label() + " was ordered instead";
            tell(ModelPhase.ROLLED_BACK, roles.beside(), roles.inService(), why);
        }
        roles.settle();
        trial = counting(TrialTally.empty());
    }

    /** Says that an order cannot be followed. */
    void refuse(ModelOrder order, String why) {
        tell(
                new ModelNews(
                        order.name(),
                        order.version(),
                        0,
                        ModelPhase.REFUSED,
                        clock.getAsLong(),
                        order.orderedAtMillis(),
                        null,
                        TrialTally.empty(),
                        why));
    }

    /** Takes note that what was ordered is in service. */
    void isInService(ModelOrder order) {
        verdict = news(ModelPhase.PROMOTED, roles.inService(), null, null, order).verdict();
    }

    /** Takes in what both models say of a machine at one of its steps, and decides. */
    void note(Asked ofInService, Asked ofBeside, long listeningMillis) {
        if (roles.stage() != ModelStage.SETTLED) {
            Asked subject = roles.isOnTrial() ? ofBeside : ofInService;
            Asked other = roles.isOnTrial() ? ofInService : ofBeside;
            trial.note(subject.attempt(), other.attempt(), other.newest());
            judge(listeningMillis);
        }
    }

    /** Decides what the time decides. */
    void judge(long listeningMillis) {
        if (roles.stage() == ModelStage.SETTLED) {
            return;
        }
        trial.beginBy(listeningMillis);
        String misbehaviour = trial.misbehaviour();
        if (misbehaviour != null) {
            rollBack(misbehaviour);
        } else if (roles.isOnTrial()) {
            judgeTrial(listeningMillis);
        } else if (trial.hasLasted(listeningMillis, bounds.probation().toMillis())) {
            LOG.info("{} stays", roles.inService().use().label());
            roles.settle();
            changed();
        }
    }

    private void judgeTrial(long listeningMillis) {
        long say = Math.max(LEAST_BETWEEN_MILLIS, tried.trialMillis() / TIMES_SAID);
        if (trial.isOver(listeningMillis, tried.trialMillis())) {
            String disagreement = trial.disagreement();
            if (disagreement == null) {
                promote(roles.beside(), roles.inService(), listeningMillis);
            } else {
                rollBack(disagreement);
            }
        } else if (trial.isTimeToSay(listeningMillis, say)) {
            tell(ModelPhase.TRIAL, roles.beside(), roles.inService(), null);
            changed();
        }
    }

    private void promote(Loaded model, Loaded other, long listeningMillis) {
        tell(ModelPhase.PROMOTED, model, other, null);
        roles.promote(model, clock.getAsLong());
        trial = counting(TrialTally.empty());
        trial.beginBy(listeningMillis);
        changed();
    }

    private void rollBack(String why) {
        Loaded other = roles.isOnTrial() ? roles.inService() : roles.beside();
        tell(ModelPhase.ROLLED_BACK, roles.subject(), other, why);
        if (roles.isOnTrial()) {
            roles.settle();
        } else {
            Loaded before = other == null ? loader.again(roles.previous()) : other;
            roles.takeBack(before, clock.getAsLong());
        }
        changed();
    }

    private void tell(ModelPhase phase, Loaded subject, Loaded other, String why) {
        tell(news(phase, subject, other, why, tried));
    }

    private ModelNews news(
            ModelPhase phase, Loaded subject, Loaded other, String why, ModelOrder order) {
        return new ModelNews(
                subject.use().name(),
                subject.use().version(),
                subject.use().featureVersion(),
                phase,
                clock.getAsLong(),
                order.orderedAtMillis(),
                Loaded.version(other),
                trial.tally(),
                why);
    }

    private void tell(ModelNews news) {
        LOG.info("{}", news.label());
        verdict = news.verdict();
        if (news.orderedAtMillis() > 0) {
            listener.told(news);
        }
    }

    private void changed() {
        listener.changed();
    }
}
