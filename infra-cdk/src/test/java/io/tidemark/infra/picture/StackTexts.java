package io.tidemark.infra.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** A template with every text in one piece: a reference to a resource is {@code @its id@}. */
final class StackTexts {

    private StackTexts() {}

    static JsonNode joined(JsonNode node) {
        if (node.has("Fn::Join")) {
            StringBuilder text = new StringBuilder();
            node.at("/Fn::Join/1").forEach(part -> text.append(joined(part).asText()));
            return TextNode.valueOf(text.toString());
        }
        if (node.has("Ref")) {
            return TextNode.valueOf(reference(node.path("Ref").asText()));
        }
        if (node.has("Fn::GetAtt")) {
            return TextNode.valueOf(reference(node.at("/Fn::GetAtt/0").asText()));
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(joined(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                array.set(index, joined(array.get(index)));
            }
        }
        return node;
    }

    /** Without the colons of pseudo parameters, by which ARNs are cut. */
    private static String reference(String id) {
        return id.startsWith("AWS::") ? "${" + id.substring("AWS::".length()) + "}" : mark(id);
    }

    /** How a text refers to a resource of its own template. */
    static String mark(String id) {
        return "@" + id + "@";
    }
}
