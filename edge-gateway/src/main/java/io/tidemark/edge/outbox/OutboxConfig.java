package io.tidemark.edge.outbox;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where results wait for the network.
 *
 * @param file SQLite database, created if absent
 * @param commitInterval longest time that a result waits to be made durable; default 50 ms
 * @param commitRows results after which a commit is made before the interval is over; default 500
 * @param deliveredRetention how long a delivered result is kept at least, its event only of an
 *     anomaly; default 1 h
 * @param maximumBytes bytes of the file in use from which on results are folded and dropped;
 *     default 1 gb
 * @param minimumFreeDiskBytes free bytes of the file's disk below which results are folded and
 *     dropped; default 256 mb
 * @param retainedCheckpoints how many complete checkpoints of the job may be restored, &gt;= 1:
 *     Flink's execution.checkpointing.num-retained
 */
public record OutboxConfig(
        Path file,
        Duration commitInterval,
        int commitRows,
        Duration deliveredRetention,
        long maximumBytes,
        long minimumFreeDiskBytes,
        int retainedCheckpoints) {}
