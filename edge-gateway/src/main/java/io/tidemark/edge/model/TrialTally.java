package io.tidemark.edge.model;

/**
 * What was counted of a model since its trial, or its probation, began.
 *
 * @param startMillis when that began, listening time; -1 until the listening time is known
 * @param saidMillis when its standing was told last, listening time; -1 as above
 * @param own what the model did
 * @param beside what the model beside it did
 * @param likeness how alike they are
 */
public record TrialTally(
        long startMillis, long saidMillis, Effort own, Effort beside, Likeness likeness) {

    /** Nothing was counted yet. */
    public static TrialTally empty() {
        return new TrialTally(-1, -1, Effort.NONE, Effort.NONE, Likeness.unknown());
    }
}
