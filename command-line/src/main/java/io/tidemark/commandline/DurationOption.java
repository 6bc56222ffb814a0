package io.tidemark.commandline;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A span as people type it: {@code 30s}, {@code 5 min}, {@code 2h}. */
public final class DurationOption implements ITypeConverter<Duration> {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})\\s*(s|min|m|h)");

    @Override
    public Duration convert(String text) {
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            throw new TypeConversionException(
                    "expected a number with s, min or h such as 30s, found " + text);
        }
        return Duration.of(Long.parseLong(span.group(1)), unit(span.group(2)));
    }

    private static ChronoUnit unit(String symbol) {
        return switch (symbol) {
            case "s" -> ChronoUnit.SECONDS;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.MINUTES;
        };
    }
}
