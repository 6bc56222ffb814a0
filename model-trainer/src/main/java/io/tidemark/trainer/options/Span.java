package io.tidemark.trainer.options;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A span as people type it: {@code 500ms}, {@code 30s}, {@code 5min}, {@code 1h}, {@code 1d}. */
final class Span {

    static final String EXPECTED = "a number with ms, s, min, h or d such as 1h, above 0";

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\s*(ms|s|min|m|h|d)");

    private Span() {}

    static Duration parse(String text) {
        Matcher span = TEXT.matcher(text);
        if (!span.matches()) {
            throw new IllegalArgumentException();
        }
        Duration parsed = Duration.of(Long.parseLong(span.group(1)), unit(span.group(2)));
        if (parsed.isZero()) {
            throw new IllegalArgumentException();
        }
        return parsed;
    }

    private static ChronoUnit unit(String symbol) {
        return switch (symbol) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "h" -> ChronoUnit.HOURS;
            case "d" -> ChronoUnit.DAYS;
            default -> ChronoUnit.MINUTES;
        };
    }
}
