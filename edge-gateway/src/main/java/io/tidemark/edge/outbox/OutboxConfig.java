package io.tidemark.edge.outbox;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where results wait for the network.
 *
 * @param file SQLite database, created if absent
 * @param commitInterval longest time that a result waits to be made durable; default 50 ms
 * @param commitRows results after which a commit is made before the interval is over; default 500
 * @param deliveredRetention how long the id of a delivered result is remembered, so that a replay
 *     after a crash is not sent under a second sequence number; longer than any checkpoint that may
 *     be restored is old; default 1 h
 */
public record OutboxConfig(
        Path file, Duration commitInterval, int commitRows, Duration deliveredRetention) {}
