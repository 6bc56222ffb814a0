package io.tidemark.infra.observability;

import io.tidemark.infra.StageConfig;
import io.tidemark.infra.encryption.CustomerKey;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * Where alarms and the budget go: an encrypted topic, and by e-mail if the stage has an address.
 */
final class AlarmTopic extends Construct {

    private static final List<String> PUBLISHERS =
            List.of("cloudwatch.amazonaws.com", "budgets.amazonaws.com");

    private final Topic topic;

    /**
     * @param config the stage
     * @param key that encrypts what is told
     */
    record Props(StageConfig config, CustomerKey key) {}

    AlarmTopic(Construct scope, String id, Props properties) {
        super(scope, id);
        this.topic =
                Topic.Builder.create(this, "Topic")
                        .topicName(properties.config().names().of("alarms"))
                        .displayName("Tidemark " + properties.config().stage().id())
                        .masterKey(properties.key().key())
                        .enforceSsl(true)
                        .build();
        for (String publisher : PUBLISHERS) {
            properties.key().letServiceEncrypt(publisher);
            topic.addToResourcePolicy(publish(publisher));
        }
        String email = properties.config().settings().watch().alarmEmail();
        if (email != null) {
            topic.addSubscription(new EmailSubscription(email));
        }
    }

    private PolicyStatement publish(String publisher) {
        return PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal(publisher)))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(
                        Map.of(
                                "StringEquals",
                                Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
                .build();
    }

    ITopic topic() {
        return topic;
    }
}
