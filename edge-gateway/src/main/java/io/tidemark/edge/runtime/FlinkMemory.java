package io.tidemark.edge.runtime;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flink's memory. A Flink inside a process does not divide its budget, as one with a process of its
 * own does; so it is divided here, by Flink's own rules.
 */
final class FlinkMemory {

    private static final Logger LOG = LoggerFactory.getLogger(FlinkMemory.class);

    private FlinkMemory() {}

    /** Replaces the total by its parts. */
    static void divide(Configuration flink) {
        TaskExecutorProcessSpec parts = TaskExecutorProcessUtils.processSpecFromConfig(flink);
        flink.removeConfig(TaskManagerOptions.TOTAL_FLINK_MEMORY);
        flink.removeConfig(TaskManagerOptions.TOTAL_PROCESS_MEMORY);
        flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, parts.getManagedMemorySize());
        flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, parts.getNetworkMemSize());
        flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, parts.getNetworkMemSize());
        MemorySize heapLimit = new MemorySize(Runtime.getRuntime().maxMemory());
        LOG.info(
                "memory of Flink: {} MB, of it managed {}, network {}, heap {}; the heap of this process"
                        + " may grow to {} MB",
                parts.getTotalFlinkMemorySize().getMebiBytes(),
                parts.getManagedMemorySize().getMebiBytes(),
                parts.getNetworkMemSize().getMebiBytes(),
                parts.getJvmHeapMemorySize().getMebiBytes(),
                heapLimit.getMebiBytes());
        if (heapLimit.compareTo(parts.getTotalFlinkMemorySize()) > 0) {
            LOG.warn(
                    "the heap may grow beyond taskmanager.memory.flink.size: start with"
                            + " @conf/jvm.options to keep to it");
        }
    }
}
