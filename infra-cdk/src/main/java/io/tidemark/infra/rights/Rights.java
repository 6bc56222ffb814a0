package io.tidemark.infra.rights;

import io.tidemark.infra.PlatformNames;
import java.util.Collection;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Statements of policies that allow something. */
public final class Rights {

    private Rights() {}

    /** All of the actions on each of the resources. */
    public static PolicyStatement allow(List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create().actions(actions).resources(resources).build();
    }

    /**
     * One action of AWS IoT.
     *
     * @param kind of the resources, for example {@code topicfilter}
     * @param names of the resources, in the account and region of the stack
     */
    public static PolicyStatement allowIot(
            Stack stack, String action, String kind, Collection<String> names) {
        return allow(
                List.of(action),
                names.stream().map(name -> PlatformNames.arn(stack, "iot", kind, name)).toList());
    }
}
