package io.tidemark.infra.encryption;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * A key of the customer that AWS replaces every year, keeping the old ones for what they encrypted.
 * Other stacks know it by its alias, see {@link KeyUse}. Who may use it is a matter of their own
 * policies; services that come without a role of the account are let in by the construct that has
 * them come.
 */
public final class CustomerKey extends Construct {

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
}
