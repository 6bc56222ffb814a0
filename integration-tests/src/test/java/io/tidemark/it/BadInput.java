package io.tidemark.it;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;

/**
 * A message that is to be refused.
 *
 * @param reason the reason that analysts find in {@code rejected_readings}
 */
record BadInput(String topic, byte[] payload, String reason) {

    private static final String TOPIC = "tidemark/plant-7/press-1/temperature";

    /** One of everything that the issue of bad input names. */
    static List<BadInput> ofEveryKind() {
        byte[] megabyte = new byte[1024 * 1024];
        Arrays.fill(megabyte, (byte) 'x');
        byte[] binary = new byte[2_000];
        for (int index = 0; index < binary.length; index++) {
            binary[index] = (byte) (index * 31);
        }
        return List.of(
                bad("this is not JSON", "MALFORMED_JSON"),
                bad(
                        "{\"sensor\":\"temperature\",\"type\":\"t\",\"value\":\"21\",\"ts\":1767225600000}",
                        "WRONG_TYPE"),
                bad(
                        "{\"sensor\":\"temperature\",\"type\":\"t\",\"value\":NaN,\"ts\":1767225600000}",
                        "NOT_A_NUMBER"),
                bad(
                        "{\"sensor\":\"temperature\",\"type\":\"t\",\"ts\":1767225600000}",
                        "MISSING_FIELD"),
                bad(
                        "{\"sensor\":\"temperature\",\"type\":\"t\",\"value\":1,\"ts\":4070908800000}",
                        "TIMESTAMP_IN_FUTURE"),
                bad(
                        "{\"sensor\":\"temperature\",\"type\":\"t\",\"value\":1,\"ts\":86400000}",
                        "TIMESTAMP_TOO_OLD"),
                bad(
                        "{\"sensor\":\"humidity\",\"type\":\"t\",\"value\":1,\"ts\":1767225600000}",
                        "TOPIC_MISMATCH"),
                new BadInput(TOPIC, megabyte, "TOO_LARGE"),
                new BadInput(TOPIC, binary, "MALFORMED_JSON"));
    }

    /** The part of the payload that is kept. */
    String keptInHexadecimal() {
        byte[] kept = Arrays.copyOf(payload, Math.min(payload.length, 1_024));
        return HexFormat.of().withUpperCase().formatHex(kept);
    }

    /** Reason and number of messages, for each reason. */
    static List<Tuple> countsByReason(List<BadInput> inputs) {
        return inputs.stream()
                .collect(Collectors.groupingBy(BadInput::reason, Collectors.counting()))
                .entrySet()
                .stream()
                .map(count -> Tuple.tuple(count.getKey(), count.getValue()))
                .toList();
    }

    private static BadInput bad(String json, String reason) {
        return new BadInput(TOPIC, json.getBytes(StandardCharsets.UTF_8), reason);
    }
}
