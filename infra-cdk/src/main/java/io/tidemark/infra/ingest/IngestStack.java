package io.tidemark.infra.ingest;

import io.tidemark.infra.Stage;
import io.tidemark.infra.StageConfig;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iot.CfnTopicRule.ActionProperty;
import software.amazon.awscdk.services.kinesis.StreamMode;
import software.constructs.Construct;

/**
 * From the gateways' messages to the stream: the IoT rule and what it writes to; and the stream of
 * maintenance outcomes, which plants write to.
 */
public final class IngestStack extends Stack {

    public IngestStack(Construct scope, String id, StackProps properties, StageConfig config) {
        super(scope, id, properties);
        EncryptedStream stream = new EncryptedStream(this, "Events", events(config));
        EncryptedStream outcomes = new EncryptedStream(this, "Outcomes", outcomes(config));
        EventRule rule =
                new EventRule(
                        this,
                        "Rule",
                        new EventRule.Props(
                                config.names(),
                                stream.stream(),
                                extraActions(config),
                                errors(config)));
        CfnOutput.Builder.create(this, "StreamName").value(stream.stream().getStreamName()).build();
        CfnOutput.Builder.create(this, "RuleName").value(rule.name()).build();
        CfnOutput.Builder.create(this, "OutcomesStreamName")
                .value(outcomes.stream().getStreamName())
                .build();
    }

    private static EncryptedStream.Props events(StageConfig config) {
        return new EncryptedStream.Props(
                config.names().stream(),
                config.stage(),
                config.stage() == Stage.LOCAL ? StreamMode.PROVISIONED : StreamMode.ON_DEMAND);
    }

    /** A fleet fails seldom: one shard is more than enough, and a third of the price. */
    private static EncryptedStream.Props outcomes(StageConfig config) {
        return new EncryptedStream.Props(
                config.names().outcomes(), config.stage(), StreamMode.PROVISIONED);
    }

    private List<ActionProperty> extraActions(StageConfig config) {
        return config.stage() == Stage.LOCAL
                ? List.of(new RuleQueue(this, "RuleQueue", config.names()).action())
                : List.of();
    }

    private ActionProperty errors(StageConfig config) {
        return config.stage() == Stage.LOCAL
                ? null
                : new UndeliveredEvents(this, "Undelivered", config.names()).action();
    }
}
