package io.tidemark.infra.queries;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.review.AcceptedFinding;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * Who asks: a role that people of the account take on, if their own policies let them, and its
 * policy, for accounts that give rights by groups or single sign-on.
 */
final class Analyst extends Construct {

    private static final Duration WORKING_DAY = Duration.hours(8);

    /**
     * @param names of the stage
     */
    record Props(PlatformNames names) {}

    Analyst(Construct scope, String id, Props properties) {
        super(scope, id);
        PlatformNames names = properties.names();
        ManagedPolicy policy =
                ManagedPolicy.Builder.create(this, "Policy")
                        .managedPolicyName(names.analyst())
                        .description("Ask questions of Tidemark's tables, and change nothing")
                        .statements(QueryRights.of(Stack.of(this), names, names.workgroup()))
                        .build();
        Role.Builder.create(this, "Role")
                .roleName(names.analyst())
                .description("Asks questions of Tidemark's tables, and changes nothing")
                .assumedBy(new AccountRootPrincipal())
                .managedPolicies(List.of(policy))
                .maxSessionDuration(WORKING_DAY)
                .build();
        AcceptedFinding.at(
                policy,
                "AwsSolutions-IAM5",
                "Wildcards stand for the tables, their files, the answers and, by alias, keys.");
    }
}
