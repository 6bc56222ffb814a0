package io.tidemark.infra.greengrass;

import static io.tidemark.infra.rights.Rights.allow;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.encryption.KeyUse;
import io.tidemark.infra.fleet.ModelAccess;
import io.tidemark.infra.review.AcceptedFinding;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iot.CfnRoleAlias;
import software.constructs.Construct;

/**
 * What Greengrass's token exchange service gives for a device's certificate: credentials to fetch
 * the artifacts of components and to write logs, nothing else.
 */
final class TokenExchange extends Construct {

    private static final int SECONDS = 3600;

    TokenExchange(Construct scope, String id, PlatformNames names) {
        super(scope, id);
        Stack stack = Stack.of(this);
        Role role =
                Role.Builder.create(this, "Role")
                        .description("Greengrass devices: fetch components, write logs")
                        .assumedBy(ModelAccess.forAlias(stack, names.cores()))
                        .build();
        String bucket = PlatformNames.bucketArn(stack, names.lakeBucket());
        role.addToPolicy(allow(List.of("s3:GetBucketLocation"), List.of(bucket)));
        role.addToPolicy(
                allow(List.of("s3:GetObject"), List.of(bucket + "/" + names.components() + "/*")));
        role.addToPolicy(KeyUse.decrypt(stack, names.key("lake")));
        role.addToPolicy(writeLogs(stack));
        AcceptedFinding.at(
                role,
                "AwsSolutions-IAM5",
                "Artifacts and streams of logs are named by component and device; the key is held to"
                        + " its alias.");
        CfnRoleAlias.Builder.create(this, "Alias")
                .roleAlias(names.cores())
                .roleArn(role.getRoleArn())
                .credentialDurationSeconds(SECONDS)
                .build();
    }

    /** The log manager chooses the names of groups. */
    private static PolicyStatement writeLogs(Stack stack) {
        return allow(
                List.of(
                        "logs:CreateLogGroup",
                        "logs:CreateLogStream",
                        "logs:PutLogEvents",
                        "logs:DescribeLogStreams"),
                List.of(
                        "arn:%s:logs:%s:%s:log-group:/aws/greengrass/*"
                                .formatted(
                                        stack.getPartition(),
                                        stack.getRegion(),
                                        stack.getAccount())));
    }
}
