package io.tidemark.edge.model;

/**
 * Which models a gateway uses and how they stand: what a checkpoint holds of them. Their files are
 * on the shelf.
 *
 * @param inService what predictions are of; null if nothing is foreseen
 * @param beside what runs beside it: on trial, or in the probation the one before; null for none
 * @param previous what was in service before; null if nothing was
 * @param stage what goes on
 * @param tried the order that the model on trial or in its probation came by; null if settled
 * @param taken the newest order that was looked at; null before the first
 * @param tally what was counted in this stage
 * @param verdict of the newest model that was ordered; null before the first
 */
public record ModelsInUse(
        ModelInUse inService,
        ModelInUse beside,
        ModelInUse previous,
        ModelStage stage,
        ModelOrder tried,
        ModelOrder taken,
        TrialTally tally,
        ModelVerdict verdict) {

    /** Nothing is foreseen, and nothing was ordered. */
    public static final ModelsInUse NONE =
            new ModelsInUse(
                    null, null, null, ModelStage.SETTLED, null, null, TrialTally.empty(), null);
}
