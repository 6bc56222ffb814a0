package io.tidemark.local.bridge;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.Action;
import software.amazon.awssdk.services.iot.model.TopicRule;

/**
 * What the bridge needs of the rule that is deployed.
 *
 * @param stream of its Kinesis action
 * @param partitionKey of its Kinesis action
 * @param queueUrl of its SQS action
 */
record DeployedRule(String stream, PartitionKey partitionKey, String queueUrl) {

    /**
     * Reads the rule from IoT Core.
     *
     * @throws IllegalStateException if the rule lacks one of the two actions
     */
    static DeployedRule read(IotClient iot, String name) {
        TopicRule rule = iot.getTopicRule(request -> request.ruleName(name)).rule();
        Action kinesis = action(rule, Action::kinesis, "Kinesis");
        Action sqs = action(rule, Action::sqs, "SQS");
        return new DeployedRule(
                kinesis.kinesis().streamName(),
                PartitionKey.of(kinesis.kinesis().partitionKey(), rule.sql()),
                sqs.sqs().queueUrl());
    }

    private static Action action(TopicRule rule, Function<Action, Object> part, String kind) {
        List<Action> found =
                rule.actions().stream()
                        .filter(action -> Objects.nonNull(part.apply(action)))
                        .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(
                    "The rule "
                            + rule.ruleName()
                            + " has "
                            + found.size()
                            + " "
                            + kind
                            + " actions; the bridge needs one.");
        }
        return found.get(0);
    }
}
