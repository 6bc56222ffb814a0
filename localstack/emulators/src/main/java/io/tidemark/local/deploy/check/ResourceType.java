package io.tidemark.local.deploy.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;

/** How to ask for a resource of one type, and what of the answer has to be as the template says. */
public final class ResourceType {

    private final String name;
    private final Set<Emulator> emulators = EnumSet.of(Emulator.MINISTACK);
    private final List<Property> properties = new ArrayList<>();
    private final Question question;

    /** Asks an API for a resource. */
    @FunctionalInterface
    interface Question {
        /**
         * @throws SdkException if there is no such resource
         */
        JsonNode ask(Apis apis, DeployedResource resource);
    }

    private record Property(String template, String answer, boolean mayHaveMore) {

        boolean met(JsonNode expected, JsonNode given) {
            return mayHaveMore ? Expected.among(expected, given) : Expected.met(expected, given);
        }
    }

    private ResourceType(String name, Question question) {
        this.name = name;
        this.question = question;
    }

    static ResourceType of(String name, Question question) {
        return new ResourceType(name, question);
    }

    /** LocalStack has it too. */
    ResourceType alsoOnLocalStack() {
        emulators.add(Emulator.LOCALSTACK);
        return this;
    }

    /** Properties that template and answer have under one path; {@code *} is every item. */
    ResourceType same(String... paths) {
        for (String path : paths) {
            sameAt(path, path);
        }
        return this;
    }

    /** A property that has another path in the answer. */
    ResourceType sameAt(String template, String answer) {
        properties.add(new Property(template, answer, false));
        return this;
    }

    /** A list of which the answer may have more, as other resources add to it. */
    ResourceType among(String template, String answer) {
        properties.add(new Property(template, answer, true));
        return this;
    }

    /** CloudFormation's name of the type. */
    public String name() {
        return name;
    }

    boolean isOn(Emulator emulator) {
        return emulators.contains(emulator);
    }

    /**
     * What is wrong with a resource, a sentence each.
     *
     * @return nothing if it is there with all of its properties
     */
    List<String> faults(Apis apis, DeployedResource resource) {
        JsonNode answer;
        try {
            answer = question.ask(apis, resource);
        } catch (SdkException missing) {
            return List.of("There is no " + resource + ": " + missing.getMessage());
        }
        List<String> faults = new ArrayList<>();
        for (Property property : properties) {
            JsonNode expected = at(resource.properties(), property.template());
            JsonNode given = at(answer, property.answer());
            boolean asked = !expected.isMissingNode();
            if (asked && !property.met(expected, given)) {
                faults.add(different(resource, property.template(), expected, given));
            }
        }
        return faults;
    }

    private static String different(
            DeployedResource resource, String path, JsonNode expected, JsonNode given) {
        return resource
                + " has another "
                + path
                + " than its template: "
                + (given.isMissingNode() ? "none" : given)
                + " instead of "
                + expected.toString().replace(Expected.ANYTHING, "*");
    }

    private static JsonNode at(JsonNode node, String path) {
        int end = path.indexOf('/');
        String first = end < 0 ? path : path.substring(0, end);
        String rest = end < 0 ? "" : path.substring(end + 1);
        if (first.isEmpty()) {
            return node;
        }
        if (first.equals("*")) {
            return every(node, rest);
        }
        return at(node.isArray() ? node.path(Integer.parseInt(first)) : field(node, first), rest);
    }

    /** Some APIs begin the names of fields with a small letter. */
    private static JsonNode field(JsonNode node, String name) {
        return node.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static JsonNode every(JsonNode node, String rest) {
        if (!node.isArray()) {
            return MissingNode.getInstance();
        }
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : node) {
            JsonNode value = at(item, rest);
            if (!value.isMissingNode()) {
                found.add(value);
            }
        }
        return found;
    }
}
