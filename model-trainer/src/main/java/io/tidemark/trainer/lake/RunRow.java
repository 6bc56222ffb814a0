package io.tidemark.trainer.lake;

import io.tidemark.trainer.data.DataSummary;
import java.time.Instant;

/**
 * What training data were made of, and how much they are.
 *
 * @param dataVersion their name
 * @param runAt when they were written
 * @param stepMillis length of a step
 * @param windowSnapshotId snapshot of the windows that was read
 * @param outcomeSnapshotId snapshot of the outcomes that was read; null if there was none
 * @param examplesSnapshotId snapshot of the examples that has them
 * @param featureVersion version of what predictors make of them
 * @param summary how much they are; the windows outside of lives are not kept
 */
public record RunRow(
        String dataVersion,
        Instant runAt,
        long stepMillis,
        long windowSnapshotId,
        Long outcomeSnapshotId,
        long examplesSnapshotId,
        int featureVersion,
        DataSummary summary) {}
