package io.tidemark.models.failure;

/** Is told how far a training or an evaluation has come. */
@FunctionalInterface
public interface TrainingProgress {

    /** Tells nobody. */
    TrainingProgress SILENT = (done, total) -> {};

    /**
     * Called from the training's thread after each part of the work.
     *
     * @param done parts that are done, 1 to total
     * @param total parts of this work, the same in each call
     */
    void advanced(int done, int total);
}
