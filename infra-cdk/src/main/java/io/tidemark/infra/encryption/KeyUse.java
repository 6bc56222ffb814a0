package io.tidemark.infra.encryption;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * Rights to use the key of another stack, which is known by its alias: its id is made with it, and
 * an export would tie the stacks together.
 */
public final class KeyUse {

    private KeyUse() {}

    /** To read what the key encrypted. */
    public static PolicyStatement decrypt(Stack stack, String alias) {
        return allow(stack, alias, List.of("kms:Decrypt"));
    }

    /** To write so that the key encrypts; services read back parts of what they write. */
    public static PolicyStatement encrypt(Stack stack, String alias) {
        return allow(stack, alias, List.of("kms:Decrypt", "kms:GenerateDataKey"));
    }

    private static PolicyStatement allow(Stack stack, String alias, List<String> actions) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(
                        List.of(
                                "arn:%s:kms:%s:%s:key/*"
                                        .formatted(
                                                stack.getPartition(),
                                                stack.getRegion(),
                                                stack.getAccount())))
                .conditions(
                        Map.of(
                                "ForAnyValue:StringEquals",
                                Map.of("kms:ResourceAliases", List.of(alias))))
                .build();
    }
}
