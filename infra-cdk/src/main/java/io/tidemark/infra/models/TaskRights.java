package io.tidemark.infra.models;

import static io.tidemark.infra.rights.Rights.allow;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.encryption.KeyUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** What trainer and rollout may do, each by what it reads and writes. */
final class TaskRights {

    /** Tables that the trainer writes; it reads all others of the lake. */
    private static final List<String> OF_THE_TRAINER =
            List.of(
                    "data_quality",
                    "model_registry",
                    "outcome_findings",
                    "training_examples",
                    "training_runs");

    private final Stack stack;
    private final PlatformNames names;
    private final String bucket;

    TaskRights(Stack stack, PlatformNames names) {
        this.stack = stack;
        this.names = names;
        this.bucket = PlatformNames.bucketArn(stack, names.lakeBucket());
    }

    /** To read the lake, to write the trainer's tables and models. */
    List<PolicyStatement> trainer() {
        return List.of(
                allow(List.of("s3:ListBucket"), List.of(bucket)),
                allow(
                        List.of("s3:GetObject"),
                        List.of(bucket + "/warehouse/*", bucket + "/" + names.models() + "/*")),
                allow(List.of("s3:PutObject", "s3:AbortMultipartUpload"), written()),
                allow(
                        List.of("s3:DeleteObject"),
                        tables().map(table -> bucket + "/warehouse/" + table + "/*").toList()),
                allow(List.of("glue:GetDatabase", "glue:GetTable"), catalogue("*")),
                allow(
                        List.of("glue:CreateTable", "glue:UpdateTable"),
                        catalogue(OF_THE_TRAINER.toArray(String[]::new))),
                KeyUse.encrypt(stack, names.key("lake")));
    }

    /**
     * To read models, to keep what is known of rollouts, to speak with gateways by their shadows.
     */
    List<PolicyStatement> rollout() {
        return List.of(
                PolicyStatement.Builder.create()
                        .actions(List.of("s3:ListBucket"))
                        .resources(List.of(bucket))
                        .conditions(
                                Map.of("StringLike", Map.of("s3:prefix", names.models() + "/*")))
                        .build(),
                allow(List.of("s3:GetObject"), List.of(bucket + "/" + names.models() + "/*")),
                allow(
                        List.of("s3:PutObject"),
                        List.of(bucket + "/" + names.models() + "/*/rollout.json")),
                allow(
                        List.of("iot:ListThingsInThingGroup"),
                        List.of(PlatformNames.arn(stack, "iot", "thinggroup", names.gateways()))),
                allow(
                        List.of("iot:GetThingShadow", "iot:UpdateThingShadow"),
                        List.of(PlatformNames.arn(stack, "iot", "thing", "*"))),
                KeyUse.encrypt(stack, names.key("lake")));
    }

    private List<String> written() {
        List<String> written = new ArrayList<>();
        tables().forEach(table -> written.add(bucket + "/warehouse/" + table + "/*"));
        written.add(bucket + "/" + names.models() + "/*");
        return written;
    }

    private static Stream<String> tables() {
        return OF_THE_TRAINER.stream();
    }

    private List<String> catalogue(String... tables) {
        List<String> arns = new ArrayList<>();
        arns.add(PlatformNames.arn(stack, "glue", "catalog", null));
        arns.add(PlatformNames.arn(stack, "glue", "database", names.database()));
        for (String table : tables) {
            arns.add(PlatformNames.arn(stack, "glue", "table", names.database() + "/" + table));
        }
        return arns;
    }
}
