package io.tidemark.cloud;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What texts of properties become; a text that is not taken throws {@link
 * IllegalArgumentException}.
 */
final class PropertyValues {

    private PropertyValues() {}

    /** The text itself, if all of it matches. */
    static Function<String, String> matching(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return text -> {
            if (!pattern.matcher(text).matches()) {
                throw new IllegalArgumentException(text);
            }
            return text;
        };
    }

    /** The constant of that name. */
    static <E extends Enum<E>> Function<String, E> constantOf(Class<E> type) {
        return text -> Enum.valueOf(type, text);
    }

    /** What {@link #constantOf} takes, in words. */
    static String oneOf(Class<? extends Enum<?>> type) {
        return "one of " + Arrays.toString(type.getEnumConstants());
    }

    /** More than nothing, at least a millisecond. */
    static Duration positiveDuration(String text) {
        Duration duration = duration(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }

    /** Not negative. */
    static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.toMillis() < 0) {
                throw new IllegalArgumentException(text);
            }
            return duration;
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
