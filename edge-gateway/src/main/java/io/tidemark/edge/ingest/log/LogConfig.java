package io.tidemark.edge.ingest.log;

import java.io.File;
import java.io.Serializable;
import java.time.Duration;

/**
 * Where received messages are kept until no checkpoint needs them any more.
 *
 * @param directory folder of the log alone, created if absent; default {@code
 *     <gateway.data-directory>/ingest}
 * @param commitInterval shortest time between the starts of two commits; default 10 ms
 * @param maximumBytes size of all files above which no more is taken from the broker; default 256
 *     MiB
 * @param retainedCheckpoints checkpoints that Flink keeps, from 1: the log reaches back to the
 *     oldest of them
 */
public record LogConfig(
        File directory, Duration commitInterval, long maximumBytes, int retainedCheckpoints)
        implements Serializable {}
