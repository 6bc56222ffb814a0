package io.tidemark.rollout;

import io.tidemark.rollout.fleet.Candidate;
import io.tidemark.rollout.fleet.DesiredModel;
import io.tidemark.rollout.fleet.GatewayShadow;
import io.tidemark.rollout.model.ModelVersion;

/**
 * A gateway that plays its part: it hears what its shadow desires when it is on line, and reports a
 * step a time.
 */
final class FakeGateway {

    /** What it makes of a model that is on trial. */
    enum Character {
        PROMOTES,
        REFUSES,
        ROLLS_BACK,
        /** Takes the model and gives it up later. */
        REGRETS,
        /** Stays on trial. */
        HESITATES
    }

    private Character character = Character.PROMOTES;
    private boolean online = true;
    private long version;
    private DesiredModel desired;
    private DesiredModel heard;
    private ModelVersion inService;
    private ModelVersion before;
    private Candidate candidate;
    private int events;

    FakeGateway(ModelVersion inService) {
        this.inService = inService;
    }

    void is(Character other) {
        character = other;
    }

    void goes(boolean onLine) {
        online = onLine;
    }

    ModelVersion inService() {
        return inService;
    }

    DesiredModel desired() {
        return desired;
    }

    GatewayShadow shadow() {
        return new GatewayShadow(
                version == 0 ? null : version, desired, inService, null, candidate);
    }

    boolean tell(Long read, DesiredModel told) {
        if (read != null && read != version) {
            return false;
        }
        desired = told;
        version++;
        return true;
    }

    /** A step of its own: download, trial, and what comes after. */
    void live() {
        if (!online || desired == null) {
            return;
        }
        ModelVersion wanted = desired.file().model();
        if (!desired.equals(heard)) {
            heard = desired;
            if (wanted.equals(inService) || desired.trial().seconds() == 0) {
                serve(wanted);
            } else {
                report(wanted, Candidate.State.DOWNLOADING, null);
            }
        } else if (candidate != null && candidate.state() == Candidate.State.DOWNLOADING) {
            if (character == Character.REFUSES) {
                report(wanted, Candidate.State.REFUSED, "the hash is wrong");
            } else {
                report(wanted, Candidate.State.TRIAL, null);
            }
        } else if (candidate != null && candidate.state() == Candidate.State.TRIAL) {
            endTrial(wanted);
        }
    }

    private void endTrial(ModelVersion wanted) {
        if (character == Character.ROLLS_BACK) {
            report(wanted, Candidate.State.ROLLED_BACK, "it agrees too little");
        } else if (character != Character.HESITATES) {
            serve(wanted);
        }
    }

    /** Gives up the model that it took, as if it misbehaved later. */
    void regret() {
        if (character == Character.REGRETS && heard != null && !inService.equals(before)) {
            report(inService, Candidate.State.ROLLED_BACK, "it drifts");
            inService = before;
        }
    }

    private void serve(ModelVersion model) {
        if (!model.equals(inService)) {
            before = inService;
            inService = model;
        }
        report(model, Candidate.State.PROMOTED, null);
    }

    private void report(ModelVersion model, Candidate.State state, String detail) {
        events++;
        version++;
        candidate = new Candidate(model, state, "event " + events, detail, null, null, null, null);
    }
}
