package io.tidemark.infra.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The boxes and arrows that the templates of a stage say: boxes are resources, arrows are what one
 * refers to, and what the policies of its role let it write and read.
 */
final class Blueprint {

    private static final String SUFFIX = ".template.json";

    private final Map<String, Map<String, JsonNode>> stacks = new TreeMap<>();
    private final Map<String, Part> parts = new TreeMap<>();
    private final Set<Arrow> arrows = new TreeSet<>();
    private final Set<Arrow> reads = new TreeSet<>();

    private Blueprint() {}

    /** Reads the templates of a cloud assembly, those of stages within it too. */
    static Blueprint of(Path assembly) throws IOException {
        Blueprint blueprint = new Blueprint();
        try (Stream<Path> files = Files.walk(assembly)) {
            for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                blueprint.read(file);
            }
        }
        blueprint.stacks.forEach(blueprint::addParts);
        blueprint.stacks.forEach(
                (stack, resources) -> new StackArrows(blueprint, stack, resources).draw());
        return blueprint;
    }

    private void read(Path file) throws IOException {
        String name = file.getFileName().toString();
        JsonNode template = new ObjectMapper().readTree(file.toFile());
        Map<String, JsonNode> resources = new TreeMap<>();
        StackTexts.joined(template.path("Resources"))
                .properties()
                .forEach(resource -> resources.put(resource.getKey(), resource.getValue()));
        String stack = name.substring(0, name.length() - SUFFIX.length());
        stacks.put(
                stack.replaceFirst("^AfterFirstStart", "").replaceAll("[0-9A-F]{8}$", ""),
                resources);
    }

    private void addParts(String stack, Map<String, JsonNode> resources) {
        Map<Kind, Integer> several = new TreeMap<>();
        resources.forEach(
                (id, resource) ->
                        Kind.of(resource.path("Type").asText())
                                .filter(kind -> kind != Kind.PERSON || isOfPeople(resource))
                                .ifPresent(
                                        kind -> {
                                            if (kind.nameProperty() == null) {
                                                several.merge(kind, 1, Integer::sum);
                                            } else {
                                                add(one(stack, id, kind, resource));
                                            }
                                        }));
        several.forEach(
                (kind, count) ->
                        add(new Part(stack, kind.name(), kind, "", count + " " + kind.noun())));
    }

    /** Services have roles too; they are what their arrows come from. */
    private static boolean isOfPeople(JsonNode role) {
        return role.at("/Properties/AssumeRolePolicyDocument/Statement/0/Principal").has("AWS");
    }

    private static Part one(String stack, String id, Kind kind, JsonNode resource) {
        String name = resource.path("Properties").at("/" + kind.nameProperty()).asText(id);
        String label = name.replaceAll("tidemark[-_]prod[-_]", "").replaceAll("-\\$\\{[^}]*}", "");
        return new Part(stack, id, kind, name, kind.noun() + "\n" + label);
    }

    private void add(Part part) {
        parts.put(part.key(), part);
    }

    void add(Arrow arrow) {
        if (!arrow.from().equals(arrow.to())) {
            arrows.add(arrow);
        }
    }

    /** The boxes, in one order. */
    Collection<Part> parts() {
        return parts.values();
    }

    /** The box of a resource, maybe together with others; null if the picture has none. */
    Part part(String stack, String id, JsonNode resource) {
        Part own = parts.get(stack + "/" + id);
        return own != null
                ? own
                : Kind.of(resource.path("Type").asText())
                        .map(kind -> parts.get(stack + "/" + kind.name()))
                        .orElse(null);
    }

    /** What comes by reading, unless something goes the other way too. */
    void addRead(Arrow arrow) {
        reads.add(arrow);
    }

    /** The arrows, in one order; none between the same two boxes in both directions. */
    List<Arrow> arrows() {
        Set<Arrow> once = new TreeSet<>();
        Stream.concat(arrows.stream(), reads.stream())
                .filter(arrow -> !once.contains(new Arrow(arrow.to(), arrow.from())))
                .forEach(once::add);
        return List.copyOf(once);
    }
}
