package io.tidemark.infra.encryption;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * A key of the customer that AWS replaces every year, keeping the old ones for what they encrypted.
 * Other stacks know it by its alias, see {@link KeyUse}. Who may use it is a matter of their own
 * policies; services that come without a role of the account are let in here.
 */
public final class CustomerKey extends Construct {

    private static final List<String> ENCRYPT = List.of("kms:Decrypt", "kms:GenerateDataKey");
    private static final List<String> ENCRYPT_LOGS =
            List.of("kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*");

    private final Key key;

    /**
     * @param alias as {@code PlatformNames.key} gives it
     * @param description whose data it encrypts
     * @param removal what becomes of it with its stack: data that outlives its stack is lost
     *     without its key
     */
    public record Props(String alias, String description, RemovalPolicy removal) {}

    public CustomerKey(Construct scope, String id, Props properties) {
        super(scope, id);
        this.key =
                Key.Builder.create(this, "Key")
                        .alias(properties.alias())
                        .description(properties.description())
                        .enableKeyRotation(true)
                        .removalPolicy(properties.removal())
                        .build();
    }

    public IKey key() {
        return key;
    }

    /**
     * Lets CloudWatch encrypt log groups, which it does in its own name.
     *
     * @param groups name of the group; may end in a wildcard
     */
    public void letLogsEncrypt(String groups) {
        Stack stack = Stack.of(this);
        String arn =
                "arn:%s:logs:%s:%s:log-group:%s"
                        .formatted(
                                stack.getPartition(),
                                stack.getRegion(),
                                stack.getAccount(),
                                groups);
        key.addToResourcePolicy(
                allow("logs." + stack.getRegion() + ".amazonaws.com", ENCRYPT_LOGS)
                        .conditions(
                                Map.of(
                                        "ArnLike",
                                        Map.of("kms:EncryptionContext:aws:logs:arn", arn)))
                        .build());
    }

    /**
     * Lets a service of AWS encrypt what it sends on behalf of this account. Not every service
     * tells KMS for which account it comes, so that is for the policy of the topic to ask.
     *
     * @param service as {@code cloudwatch.amazonaws.com}
     */
    public void letServiceEncrypt(String service) {
        key.addToResourcePolicy(allow(service, ENCRYPT).build());
    }

    private static PolicyStatement.Builder allow(String service, List<String> actions) {
        // In the policy of a key "*" is the key itself.
        return PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal(service)))
                .actions(actions)
                .resources(List.of("*"));
    }
}
