package io.tidemark.local;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a start may choose.
 *
 * @param components what to start; the two emulators go together, and the rule bridge, the cloud
 *     job and the gateway need them
 * @param gatewayId name of the gateway, its thing and its MQTT client
 * @param gatewaySettings keys of the gateway's configuration, {@code section.key}, that differ from
 *     {@code edge-gateway/conf/edge.yaml}
 * @param analyticsJar what the Managed Flink application is deployed with; null for the cloud job
 *     as built
 */
public record StageOptions(
        Set<Component> components,
        String gatewayId,
        Map<String, String> gatewaySettings,
        Path analyticsJar) {

    private static final Set<Component> EMULATORS =
            EnumSet.of(Component.LOCALSTACK, Component.MINISTACK);
    private static final Set<Component> AWS =
            EnumSet.complementOf(EnumSet.of(Component.DEVICE_BROKER, Component.QUERY_ENGINE));

    public StageOptions {
        components = Set.copyOf(components);
        gatewaySettings = Map.copyOf(gatewaySettings);
        if (!Collections.disjoint(components, AWS) && !components.containsAll(EMULATORS)) {
            throw new IllegalArgumentException(
                    components + " cannot start without both of " + EMULATORS + ".");
        }
    }

    /** The whole path. */
    public static StageOptions everything() {
        return new StageOptions(EnumSet.allOf(Component.class), "gateway-1", Map.of(), null);
    }

    /** The same with these components only. */
    public StageOptions only(Component first, Component... others) {
        return new StageOptions(
                EnumSet.of(first, others), gatewayId, gatewaySettings, analyticsJar);
    }

    /** The same with one more key of the gateway's configuration. */
    public StageOptions with(String gatewayKey, String value) {
        Map<String, String> settings = new TreeMap<>(gatewaySettings);
        settings.put(gatewayKey, value);
        return new StageOptions(components, gatewayId, settings, analyticsJar);
    }

    /** The same with another jar for the Managed Flink application. */
    public StageOptions withAnalyticsJar(Path jar) {
        return new StageOptions(components, gatewayId, gatewaySettings, jar);
    }
}
