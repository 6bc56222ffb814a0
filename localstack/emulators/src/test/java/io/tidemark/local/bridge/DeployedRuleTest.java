package io.tidemark.local.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.Action;
import software.amazon.awssdk.services.iot.model.GetTopicRuleRequest;
import software.amazon.awssdk.services.iot.model.GetTopicRuleResponse;

class DeployedRuleTest {

    private static final Action TO_STREAM =
            Action.builder()
                    .kinesis(kinesis -> kinesis.streamName("events").partitionKey("${clientid()}"))
                    .build();
    private static final Action TO_QUEUE =
            Action.builder().sqs(sqs -> sqs.queueUrl("http://queue")).build();

    @Test
    void takesStreamKeyAndQueueFromTheRule() {
        DeployedRule rule = DeployedRule.read(new OneRule(TO_STREAM, TO_QUEUE), "rule");

        assertThat(rule.stream()).isEqualTo("events");
        assertThat(rule.queueUrl()).isEqualTo("http://queue");
        assertThat(rule.partitionKey().of("{\"gateway\":\"g1\"}")).isEqualTo("g1");
    }

    @Test
    void refusesARuleWithoutAQueueToDrain() {
        assertThatThrownBy(() -> DeployedRule.read(new OneRule(TO_STREAM), "rule"))
                .hasMessage("The rule rule has 0 SQS actions; the bridge needs one.");
    }

    /** IoT Core with a single rule. */
    private static final class OneRule implements IotClient {

        private final List<Action> actions;

        OneRule(Action... actions) {
            this.actions = List.of(actions);
        }

        @Override
        public GetTopicRuleResponse getTopicRule(GetTopicRuleRequest request) {
            return GetTopicRuleResponse.builder()
                    .rule(
                            rule ->
                                    rule.ruleName(request.ruleName())
                                            .sql("SELECT clientid() AS gateway FROM 'a'")
                                            .actions(actions))
                    .build();
        }

        @Override
        public String serviceName() {
            return "iot";
        }

        @Override
        public void close() {}
    }
}
