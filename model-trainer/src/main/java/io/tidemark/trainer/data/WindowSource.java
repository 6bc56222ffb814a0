package io.tidemark.trainer.data;

import java.util.function.Consumer;

/** First results of windows, in batches that fit into memory. */
@FunctionalInterface
public interface WindowSource {

    /**
     * Reads everything once. What a batch has of a machine starts before everything that later
     * batches have of it; within a batch there is no order.
     *
     * @param each told of every window; a window may come twice
     * @param batchEnd called after each batch
     */
    void read(Consumer<WindowMean> each, Runnable batchEnd);
}
