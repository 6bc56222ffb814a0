package io.tidemark.rollout;

import io.tidemark.rollout.fleet.Trial;
import java.util.List;

/**
 * How careful a rollout is.
 *
 * @param stages how many gateways have the model at the end of each; the last is {@code 100%}
 * @param trial of the model on each gateway
 * @param share of a stage, above 0 up to 1, that has to hold before the next begins
 * @param patienceSeconds how long a gateway that says nothing is waited for; one on trial has the
 *     time of its trial besides
 * @param keep whether gateways on which the model held keep it when the rollout is halted
 */
public record RolloutRules(
        List<StageSize> stages, Trial trial, double share, long patienceSeconds, boolean keep) {

    /** One gateway, a tenth of them, all; a day of trial and 100 predictions. */
    public static final RolloutRules DEFAULT =
            new RolloutRules(
                    List.of(
                            new StageSize(1, false),
                            new StageSize(10, true),
                            new StageSize(100, true)),
                    new Trial(86_400, 100),
                    0.8,
                    3_600,
                    false);

    /**
     * @throws IllegalArgumentException if they contradict themselves, with a sentence for the user
     */
    public RolloutRules {
        stages = List.copyOf(stages);
        if (stages.isEmpty() || !stages.get(stages.size() - 1).everybody()) {
            throw new IllegalArgumentException(
                    "The last stage has to be 100%, found " + stages + ".");
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "The share that has to hold is above 0 and at most 1, found " + share + ".");
        }
        if (patienceSeconds < 0) {
            throw new IllegalArgumentException("Patience of " + patienceSeconds + " s is below 0.");
        }
    }

    /** All gateways at once, without a trial. */
    RolloutRules atOnce() {
        return new RolloutRules(
                List.of(new StageSize(100, true)), Trial.NONE, share, patienceSeconds, keep);
    }

    /** How many of so many gateways have to hold. */
    int needed(int gateways) {
        return (int) Math.ceil(share * gateways - 1e-9);
    }
}
