package io.tidemark.infra.fleet;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.encryption.KeyUse;
import io.tidemark.infra.review.AcceptedFinding;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.ServicePrincipalOpts;
import software.constructs.Construct;

/**
 * What a gateway may do with the temporary credentials that IoT Core gives for its certificate:
 * read models, nothing else. It cannot list them; which one it is to have is in its shadow.
 */
public final class ModelAccess extends Construct {

    private final Role role;

    /**
     * @param names of the stage
     */
    record Props(PlatformNames names) {}

    ModelAccess(Construct scope, String id, Props properties) {
        super(scope, id);
        Stack stack = Stack.of(this);
        PlatformNames names = properties.names();
        this.role =
                Role.Builder.create(this, "Role")
                        .description("Gateways: read models")
                        .assumedBy(forAlias(stack, names.gateways()))
                        .build();
        String models =
                PlatformNames.bucketArn(stack, names.lakeBucket()) + "/" + names.models() + "/*";
        role.addToPolicy(
                PolicyStatement.Builder.create()
                        .actions(List.of("s3:GetObject"))
                        .resources(List.of(models))
                        .build());
        role.addToPolicy(KeyUse.decrypt(stack, names.key("lake")));
        AcceptedFinding.at(
                role,
                "AwsSolutions-IAM5",
                "Which model a gateway reads is a person's decision of another day; the key is held"
                        + " to its alias.");
    }

    /** The credentials provider of AWS IoT, when it acts for that alias of this account. */
    public static ServicePrincipal forAlias(Stack stack, String alias) {
        return new ServicePrincipal(
                "credentials.iot.amazonaws.com",
                ServicePrincipalOpts.builder()
                        .conditions(
                                Map.of(
                                        "StringEquals",
                                        Map.of("aws:SourceAccount", stack.getAccount()),
                                        "ArnEquals",
                                        Map.of(
                                                "aws:SourceArn",
                                                PlatformNames.arn(
                                                        stack, "iot", "rolealias", alias))))
                        .build());
    }

    Role role() {
        return role;
    }
}
