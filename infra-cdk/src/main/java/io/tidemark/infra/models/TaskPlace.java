package io.tidemark.infra.models;

import io.tidemark.infra.StageConfig;
import io.tidemark.infra.settings.ApplicationSettings;
import java.util.List;
import software.constructs.Construct;

/**
 * Where tasks run.
 *
 * @param subnets ids, at least one
 * @param securityGroups ids, at least one
 * @param publicAddress whether a task gets a public address, without which it reaches nothing from
 *     a public subnet
 */
record TaskPlace(List<String> subnets, List<String> securityGroups, boolean publicAddress) {

    /** The network that the user named for the cloud job, or one made for tasks. */
    static TaskPlace of(Construct scope, StageConfig config) {
        ApplicationSettings settings = config.settings().application();
        if (settings.inNetwork()) {
            return new TaskPlace(settings.subnets(), settings.securityGroups(), false);
        }
        TaskNetwork network = new TaskNetwork(scope, "Network", config.names());
        return new TaskPlace(network.subnets(), List.of(network.securityGroup()), true);
    }
}
