package io.tidemark.edge.config;

import io.tidemark.edge.outbox.OutboxConfig;
import java.nio.file.Path;
import java.time.Duration;

/** Section outbox. */
final class OutboxSection {

    private static final EdgeOption<Duration> COMMIT_INTERVAL =
            EdgeOption.duration(
                    "outbox.commit-interval",
                    "50 ms",
                    Duration.ofMillis(1),
                    "Longest time that a result waits to be made durable.");

    private static final EdgeOption<Integer> COMMIT_ROWS =
            EdgeOption.whole(
                    "outbox.commit-rows",
                    500,
                    1,
                    100_000,
                    "Results after which they are made durable before the interval is over.");

    private static final EdgeOption<Duration> DELIVERED_RETENTION =
            EdgeOption.duration(
                    "outbox.delivered-retention",
                    "1 h",
                    Duration.ofSeconds(1),
                    "How long a delivered result is remembered, so that a replay after a crash does"
                            + " not send it again: longer than a checkpoint that may be restored is"
                            + " old.");

    private OutboxSection() {}

    /**
     * @param dataDirectory null if the configuration names none, which is a fault already
     */
    static OutboxConfig read(ConfigReader reader, Path dataDirectory) {
        return new OutboxConfig(
                dataDirectory == null ? null : dataDirectory.resolve("outbox.db"),
                reader.read(COMMIT_INTERVAL),
                reader.read(COMMIT_ROWS),
                reader.read(DELIVERED_RETENTION));
    }
}
