package io.tidemark.infra.ingest;

import io.tidemark.infra.PlatformNames;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iot.CfnTopicRule;
import software.amazon.awscdk.services.iot.CfnTopicRule.ActionProperty;
import software.amazon.awscdk.services.iot.CfnTopicRule.KinesisActionProperty;
import software.amazon.awscdk.services.iot.CfnTopicRule.TopicRulePayloadProperty;
import software.amazon.awscdk.services.kinesis.IStream;
import software.constructs.Construct;

/**
 * The rule that Basic Ingest hands each uplink batch to. The batch is binary, so it travels as
 * base64 inside JSON; who sent it is what IoT Core authenticated, not what the batch says.
 */
final class EventRule extends Construct {

    private static final String SQL =
            "SELECT encode(*, 'base64') AS data, clientid() AS gateway, timestamp() AS receivedAt,"
                    + " topic() AS topic FROM 'tidemark/+/uplink'";

    private final CfnTopicRule rule;

    /**
     * @param names of the stage
     * @param stream where every batch goes; one gateway's batches share a shard and keep their
     *     order
     * @param extraActions what the rule does besides
     * @param errorAction what happens to a batch that the stream refused; null for nothing
     */
    record Props(
            PlatformNames names,
            IStream stream,
            List<ActionProperty> extraActions,
            ActionProperty errorAction) {}

    EventRule(Construct scope, String id, Props properties) {
        super(scope, id);
        Role role =
                Role.Builder.create(this, "Role")
                        .description("Lets the rule put records into the event stream")
                        .assumedBy(new ServicePrincipal("iot.amazonaws.com"))
                        .build();
        properties.stream().grant(role, "kinesis:PutRecord");
        properties.stream().getEncryptionKey().grant(role, "kms:GenerateDataKey");
        List<ActionProperty> actions = new ArrayList<>();
        actions.add(toStream(properties.stream(), role));
        actions.addAll(properties.extraActions());
        this.rule =
                CfnTopicRule.Builder.create(this, "Rule")
                        .ruleName(properties.names().rule())
                        .topicRulePayload(
                                TopicRulePayloadProperty.builder()
                                        .sql(SQL)
                                        .awsIotSqlVersion("2016-03-23")
                                        .ruleDisabled(false)
                                        .actions(actions)
                                        .errorAction(properties.errorAction())
                                        .build())
                        .build();
        // IoT Core checks the role's rights when the rule is made.
        rule.getNode().addDependency(role);
    }

    private static ActionProperty toStream(IStream stream, Role role) {
        return ActionProperty.builder()
                .kinesis(
                        KinesisActionProperty.builder()
                                .streamName(stream.getStreamName())
                                .partitionKey("${clientid()}")
                                .roleArn(role.getRoleArn())
                                .build())
                .build();
    }

    /** The rule's name, known only once it is deployed. */
    String name() {
        return rule.getRef();
    }
}
