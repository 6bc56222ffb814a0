package io.tidemark.infra.greengrass;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.fleet.ProvisioningTopics;
import io.tidemark.infra.rights.Rights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iot.CfnPolicy;
import software.constructs.Construct;

/**
 * What Greengrass on a device may do under its own name: follow its jobs and shadows, say how it
 * fares, fetch components, renew its certificate. It cannot send results; the gateway that it runs
 * does that under its own identity.
 */
final class CorePolicy extends Construct {

    private static final String THING = "${iot:Connection.Thing.ThingName}";

    private static final String[] TOPICS = {
        "$aws/things/" + THING + "/greengrass/health/json",
        "$aws/things/" + THING + "/greengrassv2/health/json",
        "$aws/things/" + THING + "/jobs/*",
        "$aws/things/" + THING + "/shadow/*"
    };

    private static final String[] FILTERS = {
        "$aws/things/" + THING + "/jobs/*", "$aws/things/" + THING + "/shadow/*"
    };

    private final Stack stack;

    CorePolicy(Construct scope, String id, PlatformNames names) {
        super(scope, id);
        this.stack = Stack.of(this);
        List<PolicyStatement> statements = new ArrayList<>();
        statements.add(connect());
        statements.add(allow("iot:Publish", "topic", TOPICS));
        statements.add(allow("iot:Receive", "topic", TOPICS));
        statements.add(allow("iot:Subscribe", "topicfilter", FILTERS));
        statements.add(allow("iot:AssumeRoleWithCertificate", "rolealias", names.cores()));
        statements.add(components());
        statements.addAll(ProvisioningTopics.statements(stack, names.cores()));
        CfnPolicy.Builder.create(this, "Policy")
                .policyName(names.cores())
                .policyDocument(PolicyDocument.Builder.create().statements(statements).build())
                .build();
    }

    /** The nucleus numbers its further connections. */
    private PolicyStatement connect() {
        return PolicyStatement.Builder.create()
                .actions(List.of("iot:Connect"))
                .resources(
                        List.of(
                                PlatformNames.arn(stack, "iot", "client", THING),
                                PlatformNames.arn(stack, "iot", "client", THING + "#*")))
                .conditions(Map.of("Bool", Map.of("iot:Connection.Thing.IsAttached", "true")))
                .build();
    }

    /** Greengrass's own calls by certificate, which it holds to what is deployed to the device. */
    private static PolicyStatement components() {
        return PolicyStatement.Builder.create()
                .actions(
                        List.of(
                                "greengrass:GetComponentVersionArtifact",
                                "greengrass:ResolveComponentCandidates",
                                "greengrass:GetDeploymentConfiguration",
                                "greengrass:ListThingGroupsForCoreDevice"))
                .resources(List.of("*"))
                .build();
    }

    private PolicyStatement allow(String action, String kind, String... names) {
        return Rights.allowIot(stack, action, kind, List.of(names));
    }
}
