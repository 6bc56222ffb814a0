package io.tidemark.edge.model;

import io.tidemark.models.failure.FailureModel;

/** Which model is in service, and which one runs beside it. Decides nothing. */
final class ModelRoles {

    private Loaded inService;
    private Loaded beside;
    private ModelInUse previous;
    private ModelStage stage = ModelStage.SETTLED;

    /** As they were. A model that could not be loaded again is null. */
    void restore(Loaded now, Loaded other, ModelInUse before, ModelStage at) {
        inService = now;
        beside = other;
        previous = before;
        stage = at;
        boolean nothingToCompare = stage == ModelStage.TRIAL && (now == null || other == null);
        if (nothingToCompare || now == null) {
            settle();
        }
    }

    Loaded inService() {
        return inService;
    }

    Loaded beside() {
        return beside;
    }

    ModelInUse previous() {
        return previous;
    }

    ModelStage stage() {
        return stage;
    }

    boolean isOnTrial() {
        return stage == ModelStage.TRIAL;
    }

    /** The model that is judged. */
    Loaded subject() {
        return isOnTrial() ? beside : inService;
    }

    /** The longest remaining life that both tell apart, seconds; infinite for one alone. */
    double cap() {
        return Math.min(cap(inService), cap(beside));
    }

    private static double cap(Loaded loaded) {
        FailureModel model = Loaded.model(loaded);
        return model == null ? Double.POSITIVE_INFINITY : model.cap();
    }

    /** Goes on with a model that was in service before. */
    void goOnWith(Loaded model) {
        inService = model;
    }

    /** Lets a model run beside the one in service. */
    void tryOut(Loaded candidate) {
        beside = candidate;
        stage = ModelStage.TRIAL;
    }

    /** Puts a model in service, for its probation; the one before runs on beside it if it did. */
    void promote(Loaded model, long nowMillis) {
        Loaded before = inService;
        previous = Loaded.use(before);
        beside = isOnTrial() ? before.since(nowMillis) : null;
        inService = model.since(nowMillis);
        stage = ModelStage.PROBATION;
    }

    /** Takes the model in service back. */
    void takeBack(Loaded before, long nowMillis) {
        inService = before == null ? null : before.since(nowMillis);
        previous = null;
        settle();
    }

    /** Nothing runs beside the one in service, and it stays. */
    void settle() {
        beside = null;
        stage = ModelStage.SETTLED;
    }
}
