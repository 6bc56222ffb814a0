package io.tidemark.infra.models;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.review.AcceptedFinding;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/**
 * The pair of keys that signs models and verifies them, as {@code trainer new-key} makes it: a
 * secret with the fields {@code private} and {@code public}, each a PEM. The stack makes the secret
 * empty; a person fills it, so that the private key is in no template.
 */
final class SigningKey extends Construct {

    /** Field of the secret. */
    static final String PRIVATE = "private";

    /** Field of the secret. */
    static final String PUBLIC = "public";

    private final ISecret secret;

    /**
     * @param names of the stage
     * @param key that encrypts it
     * @param removal what becomes of it with its stack: gateways take no model of another key
     */
    record Props(PlatformNames names, IKey key, RemovalPolicy removal) {}

    SigningKey(Construct scope, String id, Props properties) {
        super(scope, id);
        CfnSecret empty =
                CfnSecret.Builder.create(this, "Secret")
                        .name(properties.names().of("signing-key"))
                        .description("Signs models: fields private and public, PEM")
                        .kmsKeyId(properties.key().getKeyArn())
                        .build();
        empty.applyRemovalPolicy(properties.removal());
        AcceptedFinding.at(
                empty,
                "AwsSolutions-SMG4",
                "Gateways know the public key: it is changed on them first, by a person.");
        this.secret = Secret.fromSecretCompleteArn(this, "Filled", empty.getRef());
    }

    ISecret secret() {
        return secret;
    }
}
