package io.tidemark.edge.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.util.TimeUtils;

/**
 * A key of the configuration.
 *
 * @param key dotted
 * @param defaultText value if the key is absent, as it would be written; null if there is none
 * @param required whether the key must be there
 * @param expected what its value must be
 * @param meaning what it does
 * @param parser from the text of the value; throws {@link IllegalArgumentException} for a text that
 *     is not as expected
 */
record EdgeOption<T>(
        String key,
        String defaultText,
        boolean required,
        String expected,
        String meaning,
        Function<String, T> parser) {

    /** Follows the name of a list of sections in the key of what each of them has. */
    static final String ANY_SECTION = "[]";

    static final String READABLE_FILE = "a file that can be read";

    static <T> EdgeOption<T> required(
            String key, String expected, String meaning, Function<String, T> parser) {
        return new EdgeOption<>(key, null, true, expected, meaning, parser);
    }

    /**
     * @param defaultText null if there is none
     */
    static <T> EdgeOption<T> optional(
            String key,
            String defaultText,
            String expected,
            String meaning,
            Function<String, T> parser) {
        return new EdgeOption<>(key, defaultText, false, expected, meaning, parser);
    }

    static EdgeOption<Duration> duration(
            String key, String defaultText, Duration minimum, String meaning) {
        String least =
                minimum.isZero() ? "" : " of at least " + TimeUtils.formatWithHighestUnit(minimum);
        return optional(
                key,
                defaultText,
                "a duration" + least + " such as 500 ms, 5 s, 1 min, 2 h or 1 d",
                meaning,
                checked(TimeUtils::parseDuration, value -> value.compareTo(minimum) >= 0));
    }

    static EdgeOption<Integer> whole(
            String key, int defaultValue, int minimum, int maximum, String meaning) {
        return optional(
                key,
                Integer.toString(defaultValue),
                "a whole number from " + minimum + " to " + maximum,
                meaning,
                checked(Integer::valueOf, value -> value >= minimum && value <= maximum));
    }

    static EdgeOption<MemorySize> size(
            String key,
            String defaultText,
            MemorySize minimum,
            MemorySize maximum,
            String meaning) {
        return optional(
                key,
                defaultText,
                "a size from " + minimum + " to " + maximum + " such as " + defaultText,
                meaning,
                checked(
                        MemorySize::parse,
                        value -> value.compareTo(minimum) >= 0 && value.compareTo(maximum) <= 0));
    }

    /** A number, absent unless it is set. */
    static EdgeOption<Double> number(
            String key, String expected, String meaning, Predicate<Double> valid) {
        return optional(
                key,
                null,
                expected,
                meaning,
                checked(Double::valueOf, value -> Double.isFinite(value) && valid.test(value)));
    }

    /** True or false. */
    static EdgeOption<Boolean> flag(String key, boolean defaultValue, String meaning) {
        return optional(
                key, Boolean.toString(defaultValue), "true or false", meaning, EdgeOption::flag);
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** Of a key of sections in a list, that of one of them, counted from 0. */
    EdgeOption<T> in(int section) {
        return new EdgeOption<>(
                key.replace(ANY_SECTION, "[" + section + "]"),
                defaultText,
                required,
                expected,
                meaning,
                parser);
    }

    /** The whole text must match the regular expression. */
    static Function<String, String> matching(String expression) {
        return checked(Function.identity(), text -> text.matches(expression));
    }

    /** A file that can be read. */
    static Path readableFile(String text) {
        return checked(Path::of, file -> Files.isRegularFile(file) && Files.isReadable(file))
                .apply(text);
    }

    static <T> Function<String, T> checked(Function<String, T> parser, Predicate<T> valid) {
        return text -> {
            T value = parser.apply(text);
            if (!valid.test(value)) {
                throw new IllegalArgumentException(text);
            }
            return value;
        };
    }
}
