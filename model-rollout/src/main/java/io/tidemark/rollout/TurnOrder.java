package io.tidemark.rollout;

import io.tidemark.rollout.model.ModelVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Whose turn it is: the same for a version whoever asks, another for the next version. */
final class TurnOrder {

    private TurnOrder() {}

    /** The gateways, the first to get the model first. */
    static List<String> of(Collection<String> gateways, ModelVersion model) {
        return gateways.stream()
                .sorted(
                        Comparator.comparing((String gateway) -> hash(model, gateway))
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static String hash(ModelVersion model, String gateway) {
        String text = model.name() + "/" + model.version() + "/" + gateway;
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JVM has SHA-256", impossible);
        }
    }
}
