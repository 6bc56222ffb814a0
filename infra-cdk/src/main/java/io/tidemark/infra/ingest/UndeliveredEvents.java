package io.tidemark.infra.ingest;

import io.tidemark.infra.PlatformNames;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iot.CfnTopicRule.ActionProperty;
import software.amazon.awscdk.services.iot.CfnTopicRule.S3ActionProperty;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * Keeps what the stream refused, with its payload and the reason, under {@code undelivered/} in the
 * lake's bucket: once IoT Core has acknowledged a batch, the gateway forgets it.
 */
final class UndeliveredEvents extends Construct {

    private static final String PREFIX = "undelivered/";

    private final ActionProperty action;

    UndeliveredEvents(Construct scope, String id, PlatformNames names) {
        super(scope, id);
        IBucket bucket = Bucket.fromBucketName(this, "Bucket", names.lakeBucket());
        Role role =
                Role.Builder.create(this, "Role")
                        .description("Lets the rule keep what the stream refused")
                        .assumedBy(new ServicePrincipal("iot.amazonaws.com"))
                        .build();
        role.addToPolicy(
                PolicyStatement.Builder.create()
                        .actions(List.of("s3:PutObject"))
                        .resources(List.of(bucket.arnForObjects(PREFIX + "*")))
                        .build());
        this.action =
                ActionProperty.builder()
                        .s3(
                                S3ActionProperty.builder()
                                        .bucketName(bucket.getBucketName())
                                        .key(
                                                PREFIX
                                                        + "${clientid()}/${timestamp()}-${newuuid()}.json")
                                        .roleArn(role.getRoleArn())
                                        .build())
                        .build();
    }

    /** The rule's error action. */
    ActionProperty action() {
        return action;
    }
}
