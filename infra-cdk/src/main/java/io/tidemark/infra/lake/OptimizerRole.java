package io.tidemark.infra.lake;

import static io.tidemark.infra.rights.Rights.allow;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.encryption.KeyUse;
import io.tidemark.infra.review.AcceptedFinding;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** What Glue's optimizers may do: rewrite the files of these tables, and log that they did. */
final class OptimizerRole extends Construct {

    private final Role role;

    /**
     * @param names of the stage
     * @param tables that are optimized
     */
    record Props(PlatformNames names, List<String> tables) {}

    OptimizerRole(Construct scope, String id, Props properties) {
        super(scope, id);
        Stack stack = Stack.of(this);
        this.role =
                Role.Builder.create(this, "Role")
                        .description("Glue's optimizers: compaction, snapshots, orphans")
                        .assumedBy(new ServicePrincipal("glue.amazonaws.com"))
                        .build();
        String bucket = PlatformNames.bucketArn(stack, properties.names().lakeBucket());
        role.addToPolicy(allow(List.of("s3:ListBucket"), List.of(bucket)));
        role.addToPolicy(
                allow(
                        List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
                        List.of(bucket + "/warehouse/*")));
        role.addToPolicy(
                allow(
                        List.of("glue:GetTable", "glue:UpdateTable"),
                        catalogue(stack, properties.names(), properties.tables())));
        role.addToPolicy(
                allow(
                        List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
                        logs(stack)));
        role.addToPolicy(KeyUse.encrypt(stack, properties.names().key(LakeStack.KEY)));
        AcceptedFinding.at(
                role,
                "AwsSolutions-IAM5",
                "Wildcards stand for the files of the warehouse and the streams of Glue's logs.");
    }

    private static List<String> catalogue(Stack stack, PlatformNames names, List<String> tables) {
        List<String> arns =
                new ArrayList<>(
                        List.of(
                                PlatformNames.arn(stack, "glue", "catalog", null),
                                PlatformNames.arn(stack, "glue", "database", names.database())));
        tables.forEach(
                table ->
                        arns.add(
                                PlatformNames.arn(
                                        stack, "glue", "table", names.database() + "/" + table)));
        return arns;
    }

    /** The service chooses the names. */
    private static List<String> logs(Stack stack) {
        String group =
                "arn:%s:logs:%s:%s:log-group:/aws-glue/"
                        .formatted(stack.getPartition(), stack.getRegion(), stack.getAccount());
        return List.of(
                group + "iceberg-compaction/logs:*",
                group + "iceberg-retention/logs:*",
                group + "iceberg-orphan-file-deletion/logs:*");
    }

    Role role() {
        return role;
    }
}
