package io.tidemark.trainer.data;

import java.util.SortedMap;

/**
 * What was known of a machine at one moment, and what came.
 *
 * @param machineType as {@link MachineTypes} tells
 * @param machine the machine
 * @param life number of the machine's life, 0 for the first known
 * @param step number of the step in its life, from 0, gaps counted
 * @param asOfMillis end of the step, exclusive, milliseconds since the epoch; nothing later is
 *     known to the features
 * @param ageSeconds from the begin of the life's first step until then
 * @param features mean over the step by sensor; without those that have none
 * @param remainingLifeSeconds until the failure; null if there was none
 * @param survivedSeconds how long it is known to have lasted from then on, at least
 * @param outcomeId what ended the life; null if nothing has
 * @param heldOut whether no model may learn from the machine
 */
public record Example(
        String machineType,
        MachineId machine,
        int life,
        int step,
        long asOfMillis,
        double ageSeconds,
        SortedMap<String, Double> features,
        Double remainingLifeSeconds,
        double survivedSeconds,
        String outcomeId,
        boolean heldOut) {

    /** Whether it is only known that the machine lasted so long, not how long. */
    public boolean censored() {
        return remainingLifeSeconds == null;
    }
}
