package io.tidemark.infra.fleet;

import static io.tidemark.infra.rights.Rights.allow;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.review.AcceptedFinding;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iot.CfnTopicRule;
import software.amazon.awscdk.services.iot.CfnTopicRule.ActionProperty;
import software.amazon.awscdk.services.iot.CfnTopicRule.LambdaActionProperty;
import software.amazon.awscdk.services.iot.CfnTopicRule.TopicRulePayloadProperty;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * Deactivates what a gateway's certificate has replaced: {@code retired_certificates.py}, told by a
 * rule which certificate a gateway uses. IoT Core knows that from the connection, so no gateway can
 * say it of another.
 */
final class RetiredCertificates extends Construct {

    private static final String CODE = "retired_certificates.py";
    private static final int SECONDS = 30;
    private static final String SQL =
            "SELECT clientid() AS gateway, principal() AS certificate FROM 'tidemark/+/identity'";

    /**
     * @param names of the stage
     * @param log where it says what it did
     */
    record Props(PlatformNames names, LogGroup log) {}

    RetiredCertificates(Construct scope, String id, Props properties) {
        super(scope, id);
        PlatformNames names = properties.names();
        Function function =
                Function.Builder.create(this, "Function")
                        .functionName(names.of("retired-certificates"))
                        .description("Deactivates certificates that gateways replaced")
                        .runtime(Runtime.PYTHON_3_14)
                        .handler("index.handler")
                        .code(FunctionSource.of(CODE))
                        .timeout(Duration.seconds(SECONDS))
                        .logGroup(properties.log())
                        .role(role(properties.log()))
                        .build();
        CfnTopicRule rule = rule(names, function);
        rule.getNode().addDependency(permit(names, function));
    }

    private Role role(LogGroup log) {
        Stack stack = Stack.of(this);
        Role role =
                Role.Builder.create(this, "Role")
                        .description("Deactivates certificates that gateways replaced")
                        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                        .build();
        String certificates = PlatformNames.arn(stack, "iot", "cert", "*");
        role.addToPolicy(
                allow(
                        List.of("iot:ListThingPrincipals"),
                        List.of(PlatformNames.arn(stack, "iot", "thing", "*"))));
        role.addToPolicy(
                allow(
                        List.of("iot:DescribeCertificate", "iot:UpdateCertificate"),
                        List.of(certificates)));
        role.addToPolicy(
                allow(
                        List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                        List.of(log.getLogGroupArn())));
        AcceptedFinding.at(
                role,
                "AwsSolutions-IAM5",
                "Things and certificates have names that nobody knows before they are made.");
        return role;
    }

    private CfnTopicRule rule(PlatformNames names, Function function) {
        return CfnTopicRule.Builder.create(this, "Rule")
                .ruleName(names.identityRule())
                .topicRulePayload(
                        TopicRulePayloadProperty.builder()
                                .sql(SQL)
                                .awsIotSqlVersion("2016-03-23")
                                .ruleDisabled(false)
                                .actions(List.of(to(function)))
                                .build())
                .build();
    }

    private static ActionProperty to(Function function) {
        return ActionProperty.builder()
                .lambda(
                        LambdaActionProperty.builder()
                                .functionArn(function.getFunctionArn())
                                .build())
                .build();
    }

    private CfnPermission permit(PlatformNames names, Function function) {
        Stack stack = Stack.of(this);
        return CfnPermission.Builder.create(this, "Permission")
                .action("lambda:InvokeFunction")
                .functionName(function.getFunctionArn())
                .principal("iot.amazonaws.com")
                .sourceAccount(stack.getAccount())
                .sourceArn(PlatformNames.arn(stack, "iot", "rule", names.identityRule()))
                .build();
    }
}
