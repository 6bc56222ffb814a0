package io.tidemark.infra.ingest;

import io.tidemark.infra.Stage;
import io.tidemark.infra.StageConfig;
import io.tidemark.infra.encryption.CustomerKey;
import io.tidemark.infra.settings.StreamSettings;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iot.CfnTopicRule.ActionProperty;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * From the gateways' messages to the stream: the IoT rule and what it writes to; and the stream of
 * maintenance outcomes, which plants write to.
 */
public final class IngestStack extends Stack {

    /** Whose data the key of this stack encrypts, see {@code PlatformNames.key}. */
    public static final String KEY = "ingest";

    /** A fleet fails seldom: one shard is more than enough, and a third of the price. */
    private static final int SHARDS_OF_OUTCOMES = 1;

    public IngestStack(Construct scope, String id, StackProps properties, StageConfig config) {
        super(scope, id, properties);
        IKey key = key(config);
        StreamSettings settings = config.settings().stream();
        EncryptedStream stream = stream("Events", config, config.names().stream(), settings, key);
        EncryptedStream outcomes =
                stream(
                        "Outcomes",
                        config,
                        config.names().outcomes(),
                        new StreamSettings(settings.retentionHours(), SHARDS_OF_OUTCOMES),
                        key);
        EventRule rule =
                new EventRule(
                        this,
                        "Rule",
                        new EventRule.Props(
                                config.names(),
                                stream.stream(),
                                extraActions(config),
                                errors(config, key)));
        output("StreamName", stream.stream().getStreamName());
        output("RuleName", rule.name());
        output("OutcomesStreamName", outcomes.stream().getStreamName());
    }

    private IKey key(StageConfig config) {
        return new CustomerKey(
                        this,
                        "Encryption",
                        new CustomerKey.Props(
                                config.names().key(KEY),
                                "Streams and undelivered events",
                                config.settings().removal()))
                .key();
    }

    private EncryptedStream stream(
            String id, StageConfig config, String name, StreamSettings settings, IKey key) {
        return new EncryptedStream(
                this,
                id,
                new EncryptedStream.Props(name, settings, config.settings().removal(), key));
    }

    private void output(String id, String value) {
        CfnOutput.Builder.create(this, id).value(value).build();
    }

    private List<ActionProperty> extraActions(StageConfig config) {
        return config.stage() == Stage.LOCAL
                ? List.of(new RuleQueue(this, "RuleQueue", config.names()).action())
                : List.of();
    }

    private ActionProperty errors(StageConfig config, IKey key) {
        return config.stage() == Stage.LOCAL
                ? null
                : new UndeliveredEvents(
                                this, "Undelivered", new UndeliveredEvents.Props(config, key))
                        .action();
    }
}
