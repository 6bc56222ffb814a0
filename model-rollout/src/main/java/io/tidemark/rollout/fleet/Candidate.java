package io.tidemark.rollout.fleet;

import io.tidemark.rollout.model.ModelVersion;

/**
 * A model that a gateway was told to take, as the gateway reports it.
 *
 * @param model which
 * @param state what became of it
 * @param since text of the gateway's clock when it came into the state; null if not reported
 * @param detail the gateway's words, mostly on what went wrong; null if not reported
 * @param predictions made on trial; null if not reported
 * @param agreement share of them, 0 to 1, that agree with the model in service; null if not
 *     reported
 * @param meanMicros mean time of a prediction; null if not reported
 * @param errors of the model on trial; null if not reported
 */
public record Candidate(
        ModelVersion model,
        State state,
        String since,
        String detail,
        Long predictions,
        Double agreement,
        Double meanMicros,
        Long errors) {

    /** What became of a candidate. */
    public enum State {
        DOWNLOADING,
        TRIAL,
        PROMOTED,
        REFUSED,
        ROLLED_BACK
    }

    /** The same for two reports exactly if they tell of the same event. */
    public String event() {
        return state + " since " + since;
    }
}
