package io.tidemark.cloud;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Takes typed values out of property groups and gathers every fault on the way, so that an operator
 * mends a configuration once and not key by key.
 *
 * <p>A value with a fault is handed out as null; {@link #finish} throws before anyone uses it.
 */
final class PropertyReader {

    private final Map<String, Properties> unread = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    PropertyReader(Map<String, Properties> groups) {
        groups.forEach(
                (id, properties) -> {
                    Properties copy = new Properties();
                    copy.putAll(properties);
                    unread.put(id, copy);
                });
    }

    /** Whether there is such a group, be it empty. */
    boolean has(String group) {
        return unread.containsKey(group);
    }

    /**
     * The value of a key that must be there.
     *
     * @param parser throws {@link IllegalArgumentException} for a value that it does not take
     * @param expected what the parser takes, in words
     */
    <T> T required(String group, String key, Function<String, T> parser, String expected) {
        String text = take(group, key);
        if (text == null) {
            faults.add(String.format("%s/%s: missing, expected %s", group, key, expected));
            return null;
        }
        return parse(group, key, text, parser, expected);
    }

    /** The value of a key that may be absent, else the default; see {@link #required}. */
    <T> T optional(
            String group, String key, Function<String, T> parser, String expected, T defaultValue) {
        String text = take(group, key);
        return text == null ? defaultValue : parse(group, key, text, parser, expected);
    }

    /**
     * Ends the reading; a key that nobody asked for is a fault too, most likely a misspelt one.
     *
     * @throws InvalidConfigurationException if there was any fault
     */
    void finish() {
        unread.forEach(
                (group, properties) ->
                        new TreeSet<>(properties.stringPropertyNames())
                                .forEach(key -> faults.add(group + "/" + key + ": unknown key")));
        if (!faults.isEmpty()) {
            throw new InvalidConfigurationException(faults);
        }
    }

    private String take(String group, String key) {
        Properties properties = unread.get(group);
        return properties == null ? null : (String) properties.remove(key);
    }

    private <T> T parse(
            String group, String key, String text, Function<String, T> parser, String expected) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            faults.add(
                    String.format("%s/%s: found \"%s\", expected %s", group, key, text, expected));
            return null;
        }
    }
}
