package io.tidemark.edge.config;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A configuration file: YAML whose nesting and dots mean the same. */
final class EdgeConfigFile {

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory())
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private EdgeConfigFile() {}

    /**
     * The text of every value by its dotted key, in the order of the file; of sections in a list
     * the list's key with the number of the section, as in {@code list[0].key}. A key without a
     * value is as if it were not there.
     */
    static Map<String, String> read(Path file) throws InvalidConfigException {
        try {
            Map<String, String> values = new LinkedHashMap<>();
            JsonNode root = YAML.readTree(Files.readString(file));
            if (!root.isObject() && !root.isMissingNode() && !root.isNull()) {
                throw new InvalidConfigException(
                        file.toString(),
                        List.of(new ConfigFault("the file", "no sections", "YAML sections")));
            }
            flatten("", root, values);
            return values;
        } catch (JsonProcessingException e) {
            String found = e.getOriginalMessage() + where(e);
            throw new InvalidConfigException(
                    file.toString(), List.of(new ConfigFault("the file", found, "YAML")));
        } catch (IOException e) {
            throw new InvalidConfigException(
                    file.toString(),
                    List.of(new ConfigFault("the file", e.toString(), "a readable file")));
        }
    }

    /**
     * Puts what a later file says in place of what earlier ones said; a list counts as a whole, or
     * its sections would be half of one and half of the other.
     */
    static void replace(Map<String, String> values, Map<String, String> later) {
        Set<String> said =
                later.keySet().stream().map(EdgeConfigFile::outsideLists).collect(toSet());
        values.keySet().removeIf(key -> said.contains(outsideLists(key)));
        values.putAll(later);
    }

    /** Of a key in a list that of the list, of any other itself. */
    private static String outsideLists(String key) {
        int list = key.indexOf('[');
        return list < 0 ? key : key.substring(0, list);
    }

    private static String where(JsonProcessingException fault) {
        return fault.getLocation() == null ? "" : " in line " + fault.getLocation().getLineNr();
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> values) {
        node.properties()
                .forEach(property -> put(prefix + property.getKey(), property.getValue(), values));
    }

    private static void put(String key, JsonNode value, Map<String, String> values) {
        if (value.isObject()) {
            flatten(key + ".", value, values);
        } else if (value.isArray() && hasSections(value)) {
            for (int i = 0; i < value.size(); i++) {
                put(key + "[" + i + "]", value.get(i), values);
            }
        } else if (!value.isNull()) {
            values.put(key, text(value));
        }
    }

    private static boolean hasSections(JsonNode list) {
        for (JsonNode element : list) {
            if (element.isObject()) {
                return true;
            }
        }
        return false;
    }

    /** Flink writes lists with semicolons. */
    private static String text(JsonNode value) {
        List<String> elements = new ArrayList<>();
        value.forEach(element -> elements.add(element.asText()));
        return value.isArray() ? String.join(";", elements) : value.asText();
    }
}
