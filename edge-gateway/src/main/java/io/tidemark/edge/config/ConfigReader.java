package io.tidemark.edge.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Reads keys one after the other and gathers what is wrong instead of stopping at it. */
final class ConfigReader {

    private static final int MOST_CHANGES_OF_A_TYPING_ERROR = 3;

    private final Map<String, String> values;
    private final Map<String, EdgeOption<?>> options = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<ConfigFault> faults = new ArrayList<>();

    /**
     * @param values text of every key that the configuration has
     */
    ConfigReader(Map<String, String> values) {
        this.values = values;
    }

    /**
     * The value of the key or its default. What is faulty is noted and replaced by the default, so
     * that reading can go on; null if there is none.
     */
    <T> T read(EdgeOption<T> option) {
        options.put(option.key(), option);
        return readKnown(option);
    }

    private <T> T readKnown(EdgeOption<T> option) {
        known.add(option.key());
        T fallback =
                option.defaultText() == null ? null : option.parser().apply(option.defaultText());
        String text = values.get(option.key());
        if (text == null) {
            if (option.required()) {
                faults.add(new ConfigFault(option.key(), "nothing", option.expected()));
            }
            return fallback;
        }
        try {
            return option.parser().apply(text);
        } catch (IllegalArgumentException e) {
            faults.add(new ConfigFault(option.key(), quoted(text), option.expected()));
            return fallback;
        }
    }

    /**
     * What each of the sections in a list says, in their order.
     *
     * @param list key of the list
     * @param keys all that a section may have, with {@link EdgeOption#ANY_SECTION} after the list
     * @param section reads one, by what gives the value of each of the keys in it
     */
    <T> List<T> readSections(
            String list, List<EdgeOption<?>> keys, Function<SectionReader, T> section) {
        keys.forEach(option -> options.put(option.key(), option));
        // An empty list.
        if (values.getOrDefault(list, "").isEmpty()) {
            known.add(list);
        }
        int count = countSections(list + "[");
        List<T> sections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sections.add(section.apply(new SectionReader(this::readKnown, i)));
        }
        return sections;
    }

    private int countSections(String prefix) {
        int count = 0;
        for (String key : values.keySet()) {
            int end = key.indexOf(']');
            if (key.startsWith(prefix) && end > 0) {
                String number = key.substring(prefix.length(), end);
                count =
                        Math.max(
                                count,
                                number.matches("\\d{1,6}") ? Integer.parseInt(number) + 1 : 0);
            }
        }
        return count;
    }

    /** A key of an earlier release, which is passed over with a warning. */
    void passOver(String key, String reason) {
        known.add(key);
        if (values.containsKey(key)) {
            warnings.add(key + " is passed over: " + reason);
        }
    }

    /** What does not stop a start. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** The keys of a section that it gives to somebody else, without the name of the section. */
    Map<String, String> section(String name) {
        String prefix = name + ".";
        Map<String, String> section = new LinkedHashMap<>();
        values.forEach(
                (key, value) -> {
                    if (key.startsWith(prefix)) {
                        section.put(key.substring(prefix.length()), value);
                    }
                });
        return section;
    }

    /** Whether the configuration has the key. */
    boolean has(EdgeOption<?> option) {
        return values.containsKey(option.key());
    }

    void addFault(ConfigFault fault) {
        faults.add(fault);
    }

    /**
     * Every fault found, with those keys that nothing has read and that are not in the section.
     *
     * @param passedThrough name of the section whose keys are others' business
     */
    List<ConfigFault> faults(String passedThrough) {
        List<ConfigFault> all = new ArrayList<>(faults);
        values.forEach(
                (key, value) -> {
                    if (!known.contains(key) && !key.startsWith(passedThrough + ".")) {
                        all.add(unknown(key, value));
                    }
                });
        return all;
    }

    private ConfigFault unknown(String key, String value) {
        return new ConfigFault(
                key,
                "an unknown key with " + quoted(value),
                nearest(key, nearby(), MOST_CHANGES_OF_A_TYPING_ERROR)
                        .map(known -> "perhaps " + known)
                        .orElse("a key of docs/configuration.md"));
    }

    private Set<String> nearby() {
        Set<String> keys = new LinkedHashSet<>(known);
        keys.addAll(options.keySet());
        return keys;
    }

    /** The known key that is the fewest changes of a character away. */
    static Optional<String> nearest(String key, Iterable<String> known, int mostChanges) {
        LevenshteinDistance distance = new LevenshteinDistance(mostChanges);
        Map<String, Integer> near = new LinkedHashMap<>();
        for (String candidate : known) {
            int changes = distance.apply(key, candidate);
            if (changes >= 0) {
                near.put(candidate, changes);
            }
        }
        return near.entrySet().stream()
                .min(Comparator.comparing(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    /** Every key that was asked for, in order; those of sections in a list once. */
    List<EdgeOption<?>> options() {
        return List.copyOf(options.values());
    }

    static String quoted(String value) {
        return "'" + value + "'";
    }
}
