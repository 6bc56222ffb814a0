package io.tidemark.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a template makes, with joined texts in one piece: references stand in them as {@code
 * ${AWS::Region}}.
 */
public final class Resources {

    private final JsonNode template;

    private Resources(JsonNode template) {
        this.template = template;
    }

    static Resources of(Object template) {
        return new Resources(joined(new ObjectMapper().valueToTree(template)));
    }

    /** The properties of the only resource of a type. */
    public JsonNode only(String type) {
        List<JsonNode> found = all(type);
        assertThat(found).as("resources of type " + type).hasSize(1);
        return found.get(0).path("Properties");
    }

    /** The properties of the only resource of a type in a construct. */
    public JsonNode named(String type, String construct) {
        List<JsonNode> found = new ArrayList<>();
        template.path("Resources")
                .properties()
                .forEach(
                        resource -> {
                            if (resource.getKey().startsWith(construct)
                                    && resource.getValue().path("Type").asText().equals(type)) {
                                found.add(resource.getValue());
                            }
                        });
        assertThat(found).as("resources of type " + type + " in " + construct).hasSize(1);
        return found.get(0).path("Properties");
    }

    /** Every resource of a type, with its policies for deletion. */
    public List<JsonNode> all(String type) {
        List<JsonNode> found = new ArrayList<>();
        template.path("Resources")
                .forEach(
                        resource -> {
                            if (resource.path("Type").asText().equals(type)) {
                                found.add(resource);
                            }
                        });
        return found;
    }

    /** Every statement of every IAM policy that a role has. */
    public List<JsonNode> statements() {
        List<JsonNode> statements = new ArrayList<>();
        statementsOf("AWS::IAM::Policy").forEach(statements::add);
        statementsOf("AWS::IAM::ManagedPolicy").forEach(statements::add);
        return statements;
    }

    /** Every statement of every policy of a type. */
    public List<JsonNode> statementsOf(String type) {
        List<JsonNode> statements = new ArrayList<>();
        all(type)
                .forEach(
                        policy ->
                                policy.at("/Properties/PolicyDocument/Statement")
                                        .forEach(statements::add));
        return statements;
    }

    @Override
    public String toString() {
        return template.toPrettyString();
    }

    private static JsonNode joined(JsonNode node) {
        if (node.has("Fn::Join")) {
            StringBuilder text = new StringBuilder();
            node.at("/Fn::Join/1").forEach(part -> text.append(text(part)));
            return TextNode.valueOf(text.toString());
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

    private static String text(JsonNode part) {
        return part.isTextual() ? part.asText() : "${" + part.path("Ref").asText() + "}";
    }
}
