package io.tidemark.local.deploy.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether an answer says what a template states. Templates and APIs write the same differently:
 * names in another case, numbers as text, one value instead of a list of one, a document as text.
 */
final class Expected {

    /** Stands in a text for what is not known beforehand; it is in no text of a template. */
    static final String ANYTHING = "\uE000";

    private Expected() {}

    /**
     * Whether an answer has all that is expected. An object may have more; a list may not, and has
     * no order.
     *
     * @param expected with {@link #ANYTHING} where anything may stand
     * @param answer as the API gave it
     */
    static boolean met(JsonNode expected, JsonNode answer) {
        if (answer.isTextual() && expected.isContainerNode()) {
            JsonNode document = Documents.parsed(answer.asText());
            if (!document.isMissingNode()) {
                return met(expected, document);
            }
        }
        if (expected.isTextual() && answer.isContainerNode()) {
            JsonNode document = Documents.parsed(expected.asText());
            if (!document.isMissingNode()) {
                return met(document, answer);
            }
        }
        if (isDocument(expected) && isDocument(answer)) {
            return met(Documents.parsed(expected.asText()), Documents.parsed(answer.asText()));
        }
        if (expected.isArray() || answer.isArray()) {
            return sameList(list(expected), list(answer));
        }
        if (expected.isObject()) {
            return answer.isObject() && hasAll(expected, answer);
        }
        return sameText(expected.asText(), answer.asText());
    }

    private static boolean isDocument(JsonNode node) {
        return node.isTextual() && !Documents.parsed(node.asText()).isMissingNode();
    }

    /** Whether an answer's list has everything expected, and maybe more. */
    static boolean among(JsonNode expected, JsonNode answer) {
        List<JsonNode> given = list(answer);
        return list(expected).stream()
                .allMatch(item -> given.stream().anyMatch(other -> met(item, other)));
    }

    private static boolean hasAll(JsonNode expected, JsonNode answer) {
        Map<String, JsonNode> given =
                answer.properties().stream()
                        .collect(
                                Collectors.toMap(
                                        field -> field.getKey().toLowerCase(),
                                        Map.Entry::getValue,
                                        (first, second) -> first));
        return expected.properties().stream()
                .allMatch(
                        field -> {
                            JsonNode value = given.get(field.getKey().toLowerCase());
                            return value != null && met(field.getValue(), value);
                        });
    }

    private static boolean sameList(List<JsonNode> expected, List<JsonNode> answer) {
        List<JsonNode> left = new ArrayList<>(answer);
        for (JsonNode item : expected) {
            int found = 0;
            while (found < left.size() && !met(item, left.get(found))) {
                found++;
            }
            if (found == left.size()) {
                return false;
            }
            left.remove(found);
        }
        return left.isEmpty();
    }

    private static List<JsonNode> list(JsonNode node) {
        List<JsonNode> list = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(list::add);
        } else if (!node.isMissingNode() && !node.isNull()) {
            list.add(node);
        }
        return list;
    }

    private static boolean sameText(String expected, String answer) {
        if (!expected.contains(ANYTHING)) {
            return expected.equals(answer) || sameNumber(expected, answer);
        }
        String pattern =
                Arrays.stream(expected.split(ANYTHING, -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"));
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(answer).matches();
    }

    private static boolean sameNumber(String expected, String answer) {
        try {
            return Double.parseDouble(expected) == Double.parseDouble(answer);
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }
}
