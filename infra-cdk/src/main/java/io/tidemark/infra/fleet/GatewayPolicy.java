package io.tidemark.infra.fleet;

import io.tidemark.infra.PlatformNames;
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
 * What a gateway may do: connect under its own name, publish its own batches to the rule, follow
 * and report in its own shadow of the model, fetch models, and renew its own certificate. The name
 * is that of the thing which its certificate belongs to, so one policy serves all gateways.
 */
final class GatewayPolicy extends Construct {

    private static final String THING = "${iot:Connection.Thing.ThingName}";

    private static final String SHADOW = "$aws/things/" + THING + "/shadow/name/model/";

    /** Of asking and of reporting, and what is desired otherwise. */
    private static final String[] ANSWERS = {
        SHADOW + "get/*",
        SHADOW + "update/accepted",
        SHADOW + "update/rejected",
        SHADOW + "update/delta"
    };

    private final CfnPolicy policy;

    /**
     * @param names of the stage
     */
    record Props(PlatformNames names) {}

    GatewayPolicy(Construct scope, String id, Props properties) {
        super(scope, id);
        this.policy =
                CfnPolicy.Builder.create(this, "Policy")
                        .policyName(properties.names().gateways())
                        .policyDocument(document(Stack.of(this), properties.names()))
                        .build();
    }

    private static PolicyDocument document(Stack stack, PlatformNames names) {
        PolicyStatement connect =
                PolicyStatement.Builder.create()
                        .actions(List.of("iot:Connect"))
                        .resources(List.of(PlatformNames.arn(stack, "iot", "client", THING)))
                        .conditions(
                                Map.of("Bool", Map.of("iot:Connection.Thing.IsAttached", "true")))
                        .build();
        String uplink = "$aws/rules/" + names.rule() + "/tidemark/" + THING + "/uplink";
        String identity = "$aws/rules/" + names.identityRule() + "/tidemark/" + THING + "/identity";
        List<PolicyStatement> statements = new ArrayList<>();
        statements.add(connect);
        statements.add(
                allow(
                        stack,
                        "iot:Publish",
                        "topic",
                        uplink,
                        identity,
                        SHADOW + "get",
                        SHADOW + "update"));
        statements.add(allow(stack, "iot:Subscribe", "topicfilter", ANSWERS));
        statements.add(allow(stack, "iot:Receive", "topic", ANSWERS));
        statements.add(
                allow(stack, "iot:AssumeRoleWithCertificate", "rolealias", names.gateways()));
        statements.addAll(ProvisioningTopics.statements(stack, names.gateways()));
        return PolicyDocument.Builder.create().statements(statements).build();
    }

    private static PolicyStatement allow(
            Stack stack, String action, String kind, String... topics) {
        return Rights.allowIot(stack, action, kind, List.of(topics));
    }

    String name() {
        return policy.getRef();
    }
}
