package io.tidemark.edge.config;

import io.tidemark.edge.outbox.OutboxConfig;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.MemorySize;

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
                    "How long a delivered result is kept at least: of anomalies the console shows"
                            + " them so long.");

    private static final EdgeOption<MemorySize> MAXIMUM_SIZE =
            EdgeOption.size(
                    "outbox.maximum-size",
                    "1 gb",
                    MemorySize.ofMebiBytes(1),
                    MemorySize.parse("1000 gb"),
                    "Bytes of the outbox in use from which on results are folded, then dropped.");

    private static final EdgeOption<MemorySize> MINIMUM_FREE_DISK =
            EdgeOption.size(
                    "outbox.minimum-free-disk",
                    "256 mb",
                    MemorySize.ZERO,
                    MemorySize.parse("1000 gb"),
                    "Free bytes of the outbox's disk below which results are folded, then dropped.");

    private static final String RETAINED = "execution.checkpointing.num-retained";
    private static final int RETAINED_BY_DEFAULT = 3;

    private OutboxSection() {}

    /**
     * @param dataDirectory null if the configuration names none, which is a fault already
     */
    static OutboxConfig read(ConfigReader reader, Path dataDirectory) {
        return new OutboxConfig(
                dataDirectory == null ? null : dataDirectory.resolve("outbox.db"),
                reader.read(COMMIT_INTERVAL),
                reader.read(COMMIT_ROWS),
                reader.read(DELIVERED_RETENTION),
                reader.read(MAXIMUM_SIZE).getBytes(),
                reader.read(MINIMUM_FREE_DISK).getBytes(),
                retainedCheckpoints(reader));
    }

    /** A number that is none is a fault that section flink tells of. */
    private static int retainedCheckpoints(ConfigReader reader) {
        String text = reader.section(FlinkSection.NAME).get(RETAINED);
        try {
            return text == null ? RETAINED_BY_DEFAULT : Math.max(1, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return RETAINED_BY_DEFAULT;
        }
    }
}
