package io.tidemark.infra.observability;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.queries.QueryRights;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** What measuring may do: ask as an analyst does, and tell CloudWatch in our namespace. */
final class MeasurementRole extends Construct {

    private final Role role;

    /**
     * @param names of the stage
     */
    record Props(PlatformNames names) {}

    MeasurementRole(Construct scope, String id, Props properties) {
        super(scope, id);
        PlatformNames names = properties.names();
        this.role =
                Role.Builder.create(this, "Role")
                        .description("Asks Tidemark's tables for metrics")
                        .assumedBy(new ServicePrincipal("states.amazonaws.com"))
                        .build();
        QueryRights.of(Stack.of(this), names, names.measurements()).forEach(role::addToPolicy);
        role.addToPolicy(
                PolicyStatement.Builder.create()
                        .actions(List.of("cloudwatch:PutMetricData"))
                        .resources(List.of("*"))
                        .conditions(
                                Map.of(
                                        "StringEquals",
                                        Map.of("cloudwatch:namespace", names.metrics())))
                        .build());
    }

    Role role() {
        return role;
    }
}
