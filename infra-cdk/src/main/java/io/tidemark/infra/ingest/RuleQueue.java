package io.tidemark.infra.ingest;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.review.AcceptedFinding;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iot.CfnTopicRule.ActionProperty;
import software.amazon.awscdk.services.iot.CfnTopicRule.SqsActionProperty;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * Stage local only: a queue beside the stream. The emulator evaluates the rule but has no Kinesis
 * action; the rule bridge drains this queue into the stream in its stead.
 */
final class RuleQueue extends Construct {

    private final ActionProperty action;

    RuleQueue(Construct scope, String id, PlatformNames names) {
        super(scope, id);
        Queue queue =
                Queue.Builder.create(this, "Queue")
                        .queueName(names.of("rule"))
                        .encryption(QueueEncryption.SQS_MANAGED)
                        .enforceSsl(false)
                        .retentionPeriod(Duration.days(4))
                        .visibilityTimeout(Duration.minutes(1))
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build();
        Role role =
                Role.Builder.create(this, "Role")
                        .description("Lets the rule send messages to the bridge's queue")
                        .assumedBy(new ServicePrincipal("iot.amazonaws.com"))
                        .build();
        queue.grant(role, "sqs:SendMessage");
        String reason = "Stage local only: the emulator speaks HTTP, and the bridge asks again.";
        AcceptedFinding.at(queue, "AwsSolutions-SQS3", reason);
        AcceptedFinding.at(queue, "AwsSolutions-SQS4", reason);
        this.action =
                ActionProperty.builder()
                        .sqs(
                                SqsActionProperty.builder()
                                        .queueUrl(queue.getQueueUrl())
                                        .useBase64(false)
                                        .roleArn(role.getRoleArn())
                                        .build())
                        .build();
    }

    /** The rule's action that fills the queue. */
    ActionProperty action() {
        return action;
    }
}
