package io.tidemark.it.faults;

import io.tidemark.local.DeployedResources;
import io.tidemark.local.StageLayout;
import io.tidemark.local.StageOptions;
import io.tidemark.local.gateway.GatewayConfiguration;
import io.tidemark.local.gateway.GatewayIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The configuration that ships, with what a test changes in it. */
final class GatewaySettings {

    private static final DeployedResources RULE_ONLY =
            new DeployedResources("", "", "", "", "", "tidemark_faults", "", "", "");

    private GatewaySettings() {}

    /** What differs in every test, so that none need wait long and nothing is too late. */
    static StageOptions options() {
        return StageOptions.everything()
                .with("event-time.allowed-lateness", "3 d")
                .with("event-time.idleness", "2 s")
                .with("flink.execution.checkpointing.interval", "2s")
                .with("health.interval", "5 s");
    }

    /**
     * Writes the file of a stage without AWS.
     *
     * @param settings that differ beyond {@link #options()}
     */
    static Path write(StageLayout layout, Map<String, String> settings, GatewayIdentity identity)
            throws IOException {
        StageOptions options = options();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            options = options.with(setting.getKey(), setting.getValue());
        }
        return GatewayConfiguration.write(layout, options, RULE_ONLY, identity);
    }
}
