package io.tidemark.infra.analytics;

import static io.tidemark.infra.rights.Rights.allow;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.StageConfig;
import io.tidemark.infra.encryption.KeyUse;
import io.tidemark.infra.ingest.IngestStack;
import io.tidemark.infra.lake.LakeStack;
import io.tidemark.infra.review.AcceptedFinding;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * What the cloud job may do: read its two streams and the uploaded outcomes, write the warehouse
 * and its tables, nothing else.
 */
final class AnalyticsRole extends Construct {

    private final Role role;

    /**
     * @param config the stage
     */
    record Props(StageConfig config) {}

    AnalyticsRole(Construct scope, String id, Props properties) {
        super(scope, id);
        Stack stack = Stack.of(this);
        StageConfig config = properties.config();
        PlatformNames names = config.names();
        this.role =
                Role.Builder.create(this, "Role")
                        .description("The cloud job: from the streams to the lake")
                        .assumedBy(new ServicePrincipal("kinesisanalytics.amazonaws.com"))
                        .build();
        List<String> streams =
                List.of(
                        PlatformNames.streamArn(stack, names.stream()),
                        PlatformNames.streamArn(stack, names.outcomes()));
        config.reader().rights(streams).forEach(role::addToPolicy);
        role.addToPolicy(findWarehouse(stack, names));
        role.addToPolicy(writeWarehouse(stack, names));
        role.addToPolicy(readOutcomes(stack, names));
        role.addToPolicy(keepTables(stack, names));
        role.addToPolicy(KeyUse.decrypt(stack, names.key(IngestStack.KEY)));
        role.addToPolicy(KeyUse.encrypt(stack, names.key(LakeStack.KEY)));
        if (config.settings().application().inNetwork()) {
            NetworkRights.of(stack, config.settings().application()).forEach(role::addToPolicy);
        }
        AcceptedFinding.at(
                role,
                "AwsSolutions-IAM5",
                "Wildcards stand for files, tables and streams of logs below what is named.");
    }

    private static PolicyStatement findWarehouse(Stack stack, PlatformNames names) {
        return allow(
                List.of("s3:ListBucket", "s3:GetBucketLocation"), List.of(bucket(stack, names)));
    }

    private static PolicyStatement writeWarehouse(Stack stack, PlatformNames names) {
        return allow(
                List.of(
                        "s3:GetObject",
                        "s3:PutObject",
                        "s3:DeleteObject",
                        "s3:AbortMultipartUpload"),
                List.of(bucket(stack, names) + "/warehouse/*"));
    }

    private static PolicyStatement readOutcomes(Stack stack, PlatformNames names) {
        return allow(
                List.of("s3:GetObject"),
                List.of(bucket(stack, names) + "/" + names.outcomeFiles() + "/*"));
    }

    private static PolicyStatement keepTables(Stack stack, PlatformNames names) {
        return allow(
                List.of(
                        "glue:GetDatabase",
                        "glue:GetTable",
                        "glue:GetTables",
                        "glue:CreateTable",
                        "glue:UpdateTable"),
                List.of(
                        PlatformNames.arn(stack, "glue", "catalog", null),
                        PlatformNames.arn(stack, "glue", "database", names.database()),
                        PlatformNames.arn(stack, "glue", "table", names.database() + "/*")));
    }

    private static String bucket(Stack stack, PlatformNames names) {
        return PlatformNames.bucketArn(stack, names.lakeBucket());
    }

    Role role() {
        return role;
    }
}
