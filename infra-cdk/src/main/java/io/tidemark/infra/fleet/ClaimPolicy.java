package io.tidemark.infra.fleet;

import io.tidemark.infra.PlatformNames;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iot.CfnPolicy;
import software.constructs.Construct;

/**
 * What a claim certificate may do: ask for an identity, nothing else. It connects as {@code
 * <template>:<serial number>}; no serial number has a colon, so no claim can take the place of a
 * gateway that is connected.
 */
final class ClaimPolicy extends Construct {

    private final CfnPolicy policy;

    /**
     * @param names of the stage
     */
    record Props(PlatformNames names) {}

    ClaimPolicy(Construct scope, String id, Props properties) {
        super(scope, id);
        Stack stack = Stack.of(this);
        PlatformNames names = properties.names();
        List<PolicyStatement> statements = new ArrayList<>();
        statements.add(
                PolicyStatement.Builder.create()
                        .actions(List.of("iot:Connect"))
                        .resources(
                                List.of(
                                        PlatformNames.arn(
                                                stack, "iot", "client", names.gateways() + ":*")))
                        .build());
        statements.addAll(ProvisioningTopics.statements(stack, names));
        this.policy =
                CfnPolicy.Builder.create(this, "Policy")
                        .policyName(names.claim())
                        .policyDocument(
                                PolicyDocument.Builder.create().statements(statements).build())
                        .build();
    }

    String name() {
        return policy.getRef();
    }
}
