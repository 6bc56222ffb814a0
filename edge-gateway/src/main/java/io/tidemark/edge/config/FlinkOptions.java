package io.tidemark.edge.config;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.FallbackKey;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.NettyShuffleEnvironmentOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.contrib.streaming.state.RocksDBConfigurableOptions;
import org.apache.flink.contrib.streaming.state.RocksDBOptions;

/**
 * Flink's options, as far as they are known by type. Flink reads most of them late and by itself;
 * here their values are read before anything starts.
 */
final class FlinkOptions {

    /** Flink has many keys, some of them alike: only a slip is taken for a typing error. */
    private static final int MOST_CHANGES_OF_A_SLIP = 2;

    private static final List<Class<?>> DECLARED_IN =
            List.of(
                    BlobServerOptions.class,
                    CheckpointingOptions.class,
                    CoreOptions.class,
                    ExecutionOptions.class,
                    HeartbeatManagerOptions.class,
                    JobManagerOptions.class,
                    MetricOptions.class,
                    NettyShuffleEnvironmentOptions.class,
                    PipelineOptions.class,
                    RestOptions.class,
                    RestartStrategyOptions.class,
                    RocksDBConfigurableOptions.class,
                    RocksDBOptions.class,
                    StateBackendOptions.class,
                    StateRecoveryOptions.class,
                    TaskManagerOptions.class);

    private FlinkOptions() {}

    /** The faults that can be found without running Flink. */
    static List<ConfigFault> check(Map<String, String> section) {
        Map<String, ConfigOption<?>> known = known();
        Configuration configuration = Configuration.fromMap(section);
        List<ConfigFault> faults = new ArrayList<>();
        section.forEach(
                (key, value) -> {
                    String name = FlinkSection.NAME + "." + key;
                    ConfigOption<?> option = known.get(key);
                    if (option == null) {
                        ConfigReader.nearest(key, known.keySet(), MOST_CHANGES_OF_A_SLIP)
                                .map(
                                        near ->
                                                new ConfigFault(
                                                        name, "an unknown key", "perhaps " + near))
                                .ifPresent(faults::add);
                    } else if (!isReadable(configuration, option)) {
                        faults.add(new ConfigFault(name, ConfigReader.quoted(value), like(option)));
                    }
                });
        return faults;
    }

    private static boolean isReadable(Configuration configuration, ConfigOption<?> option) {
        try {
            configuration.getOptional(option);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String like(ConfigOption<?> option) {
        return option.hasDefaultValue()
                ? "a value of the type of '" + option.defaultValue() + "', Flink's default"
                : "a value of the type that Flink documents";
    }

    private static Map<String, ConfigOption<?>> known() {
        Map<String, ConfigOption<?>> known = new HashMap<>();
        for (Class<?> holder : DECLARED_IN) {
            for (Field field : holder.getFields()) {
                if (Modifier.isStatic(field.getModifiers())
                        && field.getType() == ConfigOption.class) {
                    ConfigOption<?> option = valueOf(field);
                    known.put(option.key(), option);
                    for (FallbackKey fallback : option.fallbackKeys()) {
                        known.putIfAbsent(fallback.getKey(), option);
                    }
                }
            }
        }
        return known;
    }

    private static ConfigOption<?> valueOf(Field field) {
        try {
            return (ConfigOption<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " is public", e);
        }
    }
}
