package io.tidemark.local.deploy.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values in the place of a template's references, as CloudFormation does. An attribute such as
 * an ARN is not known beforehand: it becomes a text with {@link Expected#ANYTHING} around the name
 * of the resource.
 */
final class Intrinsics {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

    private final Map<String, String> references;

    /**
     * @param references what {@code Ref} gives of each logical id and pseudo parameter
     */
    Intrinsics(Map<String, String> references) {
        this.references = Map.copyOf(references);
    }

    /** The same with every reference resolved. */
    JsonNode resolve(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = JSON.arrayNode();
            node.forEach(item -> array.add(resolve(item)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.size() == 1) {
            JsonNode called = call(node.fieldNames().next(), node.iterator().next());
            if (called != null) {
                return called;
            }
        }
        ObjectNode object = JSON.objectNode();
        node.properties().forEach(field -> object.set(field.getKey(), resolve(field.getValue())));
        return object;
    }

    /** What a function gives; null if that is no function. */
    private JsonNode call(String function, JsonNode argument) {
        return switch (function) {
            case "Ref" -> TextNode.valueOf(reference(argument.asText()));
            case "Fn::GetAtt" -> TextNode.valueOf(attribute(argument));
            case "Fn::Join" -> TextNode.valueOf(joined(resolve(argument.path(1)), argument));
            case "Fn::Sub" -> TextNode.valueOf(substituted(argument));
            case "Fn::Select" -> selected(argument);
            case "Fn::Split" -> split(resolve(argument.path(1)).asText(), argument);
            case "Fn::ImportValue", "Fn::FindInMap", "Fn::GetAZs", "Fn::If" ->
                    TextNode.valueOf(Expected.ANYTHING);
            default -> null;
        };
    }

    private String reference(String id) {
        return references.getOrDefault(id, Expected.ANYTHING);
    }

    private String attribute(JsonNode argument) {
        String id = argument.isArray() ? argument.path(0).asText() : argument.asText();
        return aroundTheNameOf(id.split("\\.")[0]);
    }

    /** An ARN and the like have the name in them, of a URL or an ARN its last part. */
    private String aroundTheNameOf(String id) {
        String reference = reference(id);
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        return Expected.ANYTHING + name + Expected.ANYTHING;
    }

    private static String joined(JsonNode parts, JsonNode argument) {
        StringBuilder text = new StringBuilder();
        for (JsonNode part : parts) {
            text.append(text.isEmpty() ? "" : argument.path(0).asText()).append(part.asText());
        }
        return text.toString();
    }

    private String substituted(JsonNode argument) {
        JsonNode own = argument.isArray() ? resolve(argument.path(1)) : JSON.objectNode();
        String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(variable(found.group(1), own)))
                .replace("${!", "${");
    }

    private String variable(String name, JsonNode own) {
        if (own.has(name)) {
            return own.path(name).asText();
        }
        return name.contains(".") ? aroundTheNameOf(name.split("\\.")[0]) : reference(name);
    }

    private JsonNode selected(JsonNode argument) {
        JsonNode list = resolve(argument.path(1));
        JsonNode found = list.path(argument.path(0).asInt());
        return found.isMissingNode() ? TextNode.valueOf(Expected.ANYTHING) : found;
    }

    private static JsonNode split(String text, JsonNode argument) {
        if (text.contains(Expected.ANYTHING)) {
            // Where it would be cut is not known.
            return TextNode.valueOf(Expected.ANYTHING);
        }
        return new ObjectMapper()
                .valueToTree(text.split(Pattern.quote(argument.path(0).asText()), -1));
    }
}
