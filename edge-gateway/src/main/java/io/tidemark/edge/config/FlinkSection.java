package io.tidemark.edge.config;

import io.tidemark.edge.health.GatewayMetrics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Section flink: Flink's own keys over the gateway's defaults. Those that the gateway depends on
 * are fixed.
 */
final class FlinkSection {

    static final String NAME = "flink";

    private static final String CHECKPOINTS = "execution.checkpointing.dir";
    private static final String RETAINED = "execution.checkpointing.num-retained";
    private static final String LOOPBACK = "127.0.0.1";

    private FlinkSection() {}

    /** What holds if the section says nothing else; the page of the configuration shows it. */
    static Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("taskmanager.memory.flink.size", "512mb");
        defaults.put("taskmanager.memory.managed.size", "64mb");
        defaults.put("taskmanager.memory.network.min", "8mb");
        defaults.put("taskmanager.memory.network.max", "8mb");
        defaults.put("state.backend.type", "rocksdb");
        defaults.put("execution.checkpointing.incremental", "true");
        defaults.put("execution.checkpointing.interval", "5s");
        defaults.put("execution.checkpointing.mode", "EXACTLY_ONCE");
        defaults.put(RETAINED, "3");
        defaults.put("execution.checkpointing.tolerable-failed-checkpoints", "3");
        defaults.put("restart-strategy.type", "exponential-delay");
        defaults.put("pipeline.object-reuse", "true");
        defaults.put("slotmanager.requirement-check.delay", "0ms");
        defaults.put("slotmanager.declare-needed-resource.delay", "0ms");
        return defaults;
    }

    /** What the gateway depends on. */
    static Map<String, String> fixed() {
        Map<String, String> fixed = new TreeMap<>(GatewayMetrics.flinkConfiguration());
        fixed.put("parallelism.default", "1");
        fixed.put("taskmanager.numberOfTaskSlots", "1");
        fixed.put("minicluster.number-of-taskmanagers", "1");
        fixed.put("pipeline.generic-types", "false");
        fixed.put(
                "execution.checkpointing.externalized-checkpoint-retention",
                "RETAIN_ON_CANCELLATION");
        fixed.put("security.delegation.tokens.enabled", "false");
        fixed.put("rest.address", LOOPBACK);
        fixed.put("rest.bind-address", LOOPBACK);
        fixed.put("jobmanager.bind-host", LOOPBACK);
        fixed.put("taskmanager.bind-host", LOOPBACK);
        return fixed;
    }

    /**
     * Flink's configuration but for what depends on the run.
     *
     * @param gateway its directory is null if the configuration names none, a fault already
     */
    static Map<String, String> read(ConfigReader reader, GatewayConfig gateway) {
        Map<String, String> section = reader.section(NAME);
        FlinkOptions.check(section).forEach(reader::addFault);
        fixed().forEach(
                        (key, value) -> {
                            String found = section.getOrDefault(key, value);
                            if (!found.equalsIgnoreCase(value)) {
                                reader.addFault(mustBe(key, found, "'" + value + "'"));
                            }
                        });
        String directory = section.getOrDefault(CHECKPOINTS, "file:");
        if (!directory.startsWith("file:")) {
            reader.addFault(mustBe(CHECKPOINTS, directory, "a file:// URI"));
        }
        Map<String, String> all = defaults();
        if (gateway.dataDirectory() != null) {
            all.put(CHECKPOINTS, gateway.checkpoints().toUri().toString());
        }
        all.putAll(section);
        all.putAll(fixed());
        return all;
    }

    /** Checkpoints that Flink keeps; 1 if the section says nothing readable, a fault already. */
    static int retainedCheckpoints(ConfigReader reader) {
        String number = reader.section(NAME).getOrDefault(RETAINED, defaults().get(RETAINED));
        try {
            return Math.max(1, Integer.parseInt(number));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static ConfigFault mustBe(String key, String found, String expected) {
        return new ConfigFault(
                NAME + "." + key,
                ConfigReader.quoted(found),
                expected + ", which the gateway depends on");
    }
}
