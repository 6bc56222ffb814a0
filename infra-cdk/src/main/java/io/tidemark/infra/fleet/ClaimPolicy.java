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
public final class ClaimPolicy extends Construct {

    private final CfnPolicy policy;

    /**
     * @param name of the policy
     * @param template that it is for
     */
    public record Props(String name, String template) {}

    public ClaimPolicy(Construct scope, String id, Props properties) {
        super(scope, id);
        Stack stack = Stack.of(this);
        List<PolicyStatement> statements = new ArrayList<>();
        statements.add(
                PolicyStatement.Builder.create()
                        .actions(List.of("iot:Connect"))
                        .resources(
                                List.of(
                                        PlatformNames.arn(
                                                stack,
                                                "iot",
                                                "client",
                                                properties.template() + ":*")))
                        .build());
        statements.addAll(ProvisioningTopics.statements(stack, properties.template()));
        this.policy =
                CfnPolicy.Builder.create(this, "Policy")
                        .policyName(properties.name())
                        .policyDocument(
                                PolicyDocument.Builder.create().statements(statements).build())
                        .build();
    }

    public String name() {
        return policy.getRef();
    }
}
