package io.tidemark.rollout;

import io.tidemark.rollout.fleet.Candidate;
import io.tidemark.rollout.fleet.DesiredModel;
import io.tidemark.rollout.fleet.Fleet;
import io.tidemark.rollout.fleet.GatewayShadow;
import io.tidemark.rollout.fleet.Trial;
import io.tidemark.rollout.model.ModelReference;
import io.tidemark.rollout.model.ModelVersion;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * Tells a gateway what it is to do, if it was not told yet, and hears what it says. Doing so twice
 * is doing so once; whoever has slept over a later decision tells nothing.
 */
final class GatewayVisit {

    private final Rollout rollout;
    private final Set<String> group;
    private final Fleet fleet;
    private final EarlierModels earlierModels;
    private final Instant now;

    GatewayVisit(
            Rollout rollout,
            Set<String> group,
            Fleet fleet,
            EarlierModels earlierModels,
            Instant now) {
        this.rollout = rollout;
        this.group = group;
        this.fleet = fleet;
        this.earlierModels = earlierModels;
        this.now = now;
    }

    /** How far the gateway is now. */
    GatewayProgress visit(String gateway, GatewayProgress progress) {
        if (!group.contains(gateway)) {
            return progress.in(GatewayState.LEFT);
        }
        return switch (progress.state()) {
            case LEFT -> rollout.state().forward() ? ready(gateway, progress) : progress.toReturn();
            case CHOSEN -> ready(gateway, progress);
            case READY, WAITING, DOWNLOADING, TRIAL, PROMOTED -> forward(gateway, progress);
            case TO_RETURN, RETURNING -> back(gateway, progress);
            case JOINED -> joined(gateway, progress);
            case REFUSED, ROLLED_BACK, TAKEN, RETURNED, WITHDRAWN, UNTOUCHED -> progress;
        };
    }

    private GatewayProgress ready(String gateway, GatewayProgress progress) {
        GatewayShadow shadow = fleet.shadow(gateway);
        ModelVersion had = rollout.plan().owed().getOrDefault(gateway, shadow.inService());
        Candidate candidate = shadow.candidate();
        boolean again = candidate != null && candidate.model().equals(target().model());
        return progress.ready(
                progress.earlier() == null ? had : progress.earlier(),
                again ? candidate.event() : null);
    }

    private GatewayProgress forward(String gateway, GatewayProgress progress) {
        GatewayShadow shadow = fleet.shadow(gateway);
        DesiredModel wanted =
                new DesiredModel(target(), rollout.plan().rules().trial(), rollout.order());
        return switch (tell(gateway, progress, shadow, wanted)) {
            case LATER_ORDER -> taken(progress, shadow);
            case CHANGED -> progress;
            case TOLD -> heard(progress.told(now), shadow);
        };
    }

    private GatewayProgress heard(GatewayProgress progress, GatewayShadow shadow) {
        if (target().model().equals(shadow.inService())) {
            return progress.in(GatewayState.PROMOTED, null);
        }
        Candidate candidate = shadow.candidate();
        if (candidate == null
                || !candidate.model().equals(target().model())
                || candidate.event().equals(progress.passedOver())) {
            return progress.in(GatewayState.WAITING);
        }
        return switch (candidate.state()) {
            case DOWNLOADING -> progress.in(GatewayState.DOWNLOADING, candidate.detail());
            // Promoted, and not in service: between the two.
            case TRIAL, PROMOTED -> progress.in(GatewayState.TRIAL, candidate.detail());
            case REFUSED -> progress.in(GatewayState.REFUSED, candidate.detail());
            case ROLLED_BACK -> progress.in(GatewayState.ROLLED_BACK, candidate.detail());
        };
    }

    private GatewayProgress back(String gateway, GatewayProgress progress) {
        GatewayShadow shadow = fleet.shadow(gateway);
        if (isOfAnotherModel(shadow.desired(), progress.earlier())) {
            return taken(progress, shadow);
        }
        ModelReference file = earlierModels.find(progress.earlier());
        DesiredModel wanted =
                file == null ? null : new DesiredModel(file, Trial.NONE, rollout.order());
        return switch (tell(gateway, progress, shadow, wanted)) {
            case LATER_ORDER -> taken(progress, shadow);
            case CHANGED -> progress;
            case TOLD -> returned(progress.told(now), shadow, file);
        };
    }

    /** Whoever takes a model back does not take back what gateways were given in its place. */
    private boolean isOfAnotherModel(DesiredModel desired, ModelVersion earlier) {
        return desired != null
                && desired.file() != null
                && !desired.file().model().name().equals(target().model().name())
                && !desired.file().model().equals(earlier);
    }

    private static GatewayProgress returned(
            GatewayProgress progress, GatewayShadow shadow, ModelReference file) {
        if (file == null) {
            return progress.in(
                    GatewayState.WITHDRAWN,
                    progress.earlier() == null
                            ? "had no model before"
                            : "the store has no " + progress.earlier() + " to go back to");
        }
        return progress.in(
                file.model().equals(shadow.inService())
                        ? GatewayState.RETURNED
                        : GatewayState.RETURNING);
    }

    private GatewayProgress joined(String gateway, GatewayProgress progress) {
        return fleet.shadow(gateway).desired() == null
                ? progress.in(GatewayState.TO_RETURN)
                : progress.in(GatewayState.UNTOUCHED);
    }

    private enum Telling {
        TOLD,
        /** The shadow changed since it was read: it is read again the next time. */
        CHANGED,
        LATER_ORDER
    }

    private Telling tell(
            String gateway, GatewayProgress progress, GatewayShadow shadow, DesiredModel wanted) {
        DesiredModel there = shadow.desired();
        if (Objects.equals(wanted, there)) {
            return Telling.TOLD;
        }
        // What was told and is no longer there was taken away by a later decision.
        boolean takenAway = there == null && shadow.version() != null && progress.toldAt() != null;
        if (takenAway || there != null && there.order() > rollout.order()) {
            return Telling.LATER_ORDER;
        }
        return fleet.tell(gateway, shadow.version(), wanted) ? Telling.TOLD : Telling.CHANGED;
    }

    private static GatewayProgress taken(GatewayProgress progress, GatewayShadow shadow) {
        DesiredModel other = shadow.desired();
        boolean named = other != null && other.file() != null;
        return progress.in(
                GatewayState.TAKEN,
                "its shadow desires " + (named ? other.file().model() : "no model"));
    }

    private ModelReference target() {
        return rollout.plan().target();
    }
}
