package io.tidemark.cloud.local;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.contrib.streaming.state.RocksDBConfigurableOptions;
import org.apache.flink.core.execution.CheckpointingMode;

/** Flink's settings for one process on one machine, reachable from that machine only. */
final class LocalSettings {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int RETAINED_CHECKPOINTS = 3;

    private LocalSettings() {}

    /**
     * @param checkpoints where checkpoints are kept, also after the job is cancelled
     * @param scratch where Flink unpacks and spills, of no use after the process
     * @param restPort TCP port of Flink's REST interface
     * @param checkpointInterval from the start of a checkpoint to that of the next
     */
    static Configuration of(
            Path checkpoints, Path scratch, int restPort, Duration checkpointInterval) {
        Configuration settings = new Configuration();
        settings.set(CoreOptions.DEFAULT_PARALLELISM, 1);
        settings.set(TaskManagerOptions.NUM_TASK_SLOTS, 1);
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
        settings.set(CoreOptions.TMP_DIRS, scratch.toString());

        // There is no Kerberos here, and Flink would ask parts of Hadoop that are not on the path.
        settings.set(SecurityOptions.DELEGATION_TOKENS_ENABLED, false);
        listenOnLoopback(settings, restPort);
        keepCheckpoints(settings, checkpoints);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
        return settings;
    }

    private static void listenOnLoopback(Configuration settings, int restPort) {
        settings.set(RestOptions.ADDRESS, LOOPBACK);
        settings.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        settings.set(RestOptions.PORT, restPort);
        settings.set(RestOptions.BIND_PORT, Integer.toString(restPort));
        settings.set(JobManagerOptions.ADDRESS, LOOPBACK);
        settings.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        settings.set(TaskManagerOptions.HOST, LOOPBACK);
        settings.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    }

    private static void keepCheckpoints(Configuration settings, Path directory) {
        settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        // Almost every id is new, and is looked for in every file of the state without them.
        settings.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
        settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        settings.set(
                CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                CheckpointingMode.EXACTLY_ONCE);
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory.toUri().toString());
        // One that is broken is passed over at the next start, so there are some before it.
        settings.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED_CHECKPOINTS);
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    }
}
