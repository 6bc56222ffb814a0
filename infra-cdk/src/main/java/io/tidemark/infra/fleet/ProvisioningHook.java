package io.tidemark.infra.fleet;

import static io.tidemark.infra.rights.Rights.allow;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.encryption.CustomerKey;
import io.tidemark.infra.encryption.EncryptedLog;
import io.tidemark.infra.review.AcceptedFinding;
import io.tidemark.infra.settings.StageSettings;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * Refuses whoever asks for the identity of a gateway that nobody announced, or of another gateway:
 * {@code announced_gateways.py}, asked by IoT Core before each registration.
 */
final class ProvisioningHook extends Construct {

    private static final String CODE = "announced_gateways.py";

    /** IoT Core waits five seconds. */
    private static final int SECONDS = 5;

    private final LogGroup log;

    /**
     * @param names of the stage
     * @param key that encrypts its log
     * @param settings say how long its log is kept
     */
    record Props(PlatformNames names, CustomerKey key, StageSettings settings) {}

    ProvisioningHook(Construct scope, String id, Props properties) {
        super(scope, id);
        PlatformNames names = properties.names();
        this.log = log(properties);
        Function.Builder.create(this, "Function")
                .functionName(names.provisioningHook())
                .description("Allows announced gateways to be provisioned")
                .runtime(Runtime.PYTHON_3_14)
                .handler("index.handler")
                .code(FunctionSource.of(CODE))
                .timeout(Duration.seconds(SECONDS))
                .environment(Map.of("ANNOUNCEMENTS", names.announcements()))
                .logGroup(log)
                .role(role(names, log))
                .build();
    }

    /** What it and other functions about identities say. */
    LogGroup log() {
        return log;
    }

    private LogGroup log(Props properties) {
        String name = "/tidemark/" + properties.names().provisioningHook();
        return new EncryptedLog(
                        this,
                        "Log",
                        new EncryptedLog.Props(name, properties.key(), properties.settings()))
                .group();
    }

    private Role role(PlatformNames names, LogGroup log) {
        Role role =
                Role.Builder.create(this, "Role")
                        .description("Looks up which gateways are announced")
                        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                        .build();
        String announcements =
                PlatformNames.arn(
                        Stack.of(this), "ssm", "parameter", names.announcements().substring(1));
        role.addToPolicy(allow(List.of("ssm:GetParameter"), List.of(announcements + "/*")));
        role.addToPolicy(
                allow(
                        List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                        List.of(log.getLogGroupArn())));
        AcceptedFinding.at(
                role,
                "AwsSolutions-IAM5",
                "It looks up any serial number, below the one name of announcements.");
        return role;
    }
}
