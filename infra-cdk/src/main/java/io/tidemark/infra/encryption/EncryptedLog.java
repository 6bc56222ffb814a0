package io.tidemark.infra.encryption;

import io.tidemark.infra.settings.StageSettings;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** A log group that CloudWatch encrypts with a customer's key, kept as long as the stage says. */
public final class EncryptedLog extends Construct {

    private final LogGroup group;

    /**
     * @param name of the group
     * @param key of the same stack
     * @param settings say how long lines are kept, and what becomes of them with the stack
     */
    public record Props(String name, CustomerKey key, StageSettings settings) {}

    public EncryptedLog(Construct scope, String id, Props properties) {
        super(scope, id);
        properties.key().letLogsEncrypt(properties.name());
        this.group =
                LogGroup.Builder.create(this, "Group")
                        .logGroupName(properties.name())
                        .encryptionKey(properties.key().key())
                        .retention(properties.settings().logs())
                        .removalPolicy(properties.settings().removal())
                        .build();
    }

    public LogGroup group() {
        return group;
    }
}
