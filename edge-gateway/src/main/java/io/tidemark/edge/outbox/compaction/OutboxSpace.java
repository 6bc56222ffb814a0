package io.tidemark.edge.outbox.compaction;

import io.tidemark.edge.outbox.OutboxConfig;
import io.tidemark.edge.outbox.file.FileUsage;
import io.tidemark.edge.outbox.store.OutboxStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.MemorySize;

/** Whether the outbox has room. */
public final class OutboxSpace {

    /** What has been too full is emptied to this share of the limit, so as not to begin anew. */
    private static final double RELIEVED = 0.9;

    /** Free bytes of the disk that a file is on. */
    @FunctionalInterface
    public interface FreeDisk {
        /** How many there are, for this process. */
        long bytes(Path file) throws IOException;

        /** As the operating system tells. */
        static long usable(Path file) throws IOException {
            return Files.getFileStore(file).getUsableSpace();
        }
    }

    private final OutboxStore store;
    private final OutboxConfig config;
    private final FreeDisk freeDisk;

    /**
     * @param config the limits
     */
    public OutboxSpace(OutboxStore store, OutboxConfig config, FreeDisk freeDisk) {
        this.store = store;
        this.config = config;
        this.freeDisk = freeDisk;
    }

    /** What is over its limit, in a sentence; null if nothing is. */
    String shortage() throws IOException {
        return shortage(1);
    }

    /** Whether there is room enough to stop making more. */
    boolean isRelieved() throws IOException {
        return shortage(RELIEVED) == null;
    }

    /** Pages that are free within the file count as free disk: they are used before the disk is. */
    private String shortage(double share) throws IOException {
        FileUsage usage = store.usage();
        if (usage.usedBytes() > config.maximumBytes() * share) {
            return String.format(
                    "the outbox has %s in use, and outbox.maximum-size is %s",
                    text(usage.usedBytes()), text(config.maximumBytes()));
        }
        long free = freeDisk.bytes(config.file()) + usage.freeBytes();
        if (free < config.minimumFreeDiskBytes() / share) {
            return String.format(
                    "the disk has %s free, and outbox.minimum-free-disk is %s",
                    text(free), text(config.minimumFreeDiskBytes()));
        }
        return null;
    }

    private static String text(long bytes) {
        return new MemorySize(bytes).toHumanReadableString();
    }
}
