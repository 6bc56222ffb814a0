package io.tidemark.infra.ingest;

import io.tidemark.infra.StageConfig;
import io.tidemark.infra.review.AcceptedFinding;
import io.tidemark.infra.storage.PrivateBucket;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iot.CfnTopicRule.ActionProperty;
import software.amazon.awscdk.services.iot.CfnTopicRule.S3ActionProperty;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * Keeps what the stream refused, with its payload and the reason, in a bucket of its own whose
 * requests are counted: once IoT Core has acknowledged a batch, the gateway forgets it.
 */
final class UndeliveredEvents extends Construct {

    private final ActionProperty action;

    /**
     * @param config the stage
     * @param key that encrypts the files
     */
    record Props(StageConfig config, IKey key) {}

    UndeliveredEvents(Construct scope, String id, Props properties) {
        super(scope, id);
        IBucket bucket = bucket(properties);
        Role role =
                Role.Builder.create(this, "Role")
                        .description("Lets the rule keep what the stream refused")
                        .assumedBy(new ServicePrincipal("iot.amazonaws.com"))
                        .build();
        role.addToPolicy(
                PolicyStatement.Builder.create()
                        .actions(List.of("s3:PutObject"))
                        .resources(List.of(bucket.arnForObjects("*")))
                        .build());
        properties.key().grant(role, "kms:GenerateDataKey");
        AcceptedFinding.at(
                role,
                "AwsSolutions-IAM5",
                "Each batch that the stream refused becomes a file with a name of its own.");
        this.action = action(bucket, role);
    }

    private IBucket bucket(Props properties) {
        StageConfig config = properties.config();
        return new PrivateBucket(
                        this,
                        "Files",
                        new PrivateBucket.Props(
                                config.names().undeliveredBucket(),
                                properties.key(),
                                config.settings().removal(),
                                config.settings().files().oldVersionDays(),
                                config.settings().files().undeliveredDays(),
                                true))
                .bucket();
    }

    private static ActionProperty action(IBucket bucket, Role role) {
        return ActionProperty.builder()
                .s3(
                        S3ActionProperty.builder()
                                .bucketName(bucket.getBucketName())
                                .key("${clientid()}/${timestamp()}-${newuuid()}.json")
                                .roleArn(role.getRoleArn())
                                .build())
                .build();
    }

    /** The rule's error action. */
    ActionProperty action() {
        return action;
    }
}
