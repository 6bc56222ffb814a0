package io.tidemark.commandline.evaluate.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads times as files of sensors have them.
 *
 * <p>By default that is ISO 8601 with a space allowed for the T and the seconds or the whole time
 * of day left out, or a number since 1970: of seconds, or, from 12, 15 or 18 digits before the
 * point on, of milliseconds, microseconds or nanoseconds. Times without an offset are in the given
 * zone.
 */
public final class Timestamps {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,19}(\\.\\d{1,9})?");
    private static final double MILLIS = 1e3;

    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .optionalStart()
                    .appendPattern("['T'][' ']")
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .optionalEnd()
                    .appendPattern("[XXX][XX][X]")
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private final DateTimeFormatter formatter;
    private final String expected;
    private final boolean numbers;
    private final ZoneId zone;

    private Timestamps(DateTimeFormatter formatter, String expected, boolean numbers, ZoneId zone) {
        this.formatter = formatter;
        this.expected = expected;
        this.numbers = numbers;
        this.zone = zone;
    }

    /** The usual layouts. */
    public static Timestamps usual(ZoneId zone) {
        return new Timestamps(ISO, "a time such as 2014-01-07 02:55:00", true, zone);
    }

    /**
     * One layout.
     *
     * @param pattern of {@link DateTimeFormatter}, such as dd.MM.yyyy HH:mm:ss
     * @throws IllegalArgumentException if it is no pattern
     */
    public static Timestamps of(String pattern, ZoneId zone) {
        return new Timestamps(
                DateTimeFormatter.ofPattern(pattern, Locale.ROOT),
                "a time like " + pattern,
                false,
                zone);
    }

    /** What a text should have been that is no time. */
    public String expected() {
        return expected;
    }

    /** Milliseconds since the epoch; empty if the text is no time of this layout. */
    public OptionalLong millis(String text) {
        String stripped = text.strip();
        try {
            if (numbers && NUMBER.matcher(stripped).matches()) {
                return OptionalLong.of(number(stripped));
            }
            TemporalQuery<?>[] kinds = {ZonedDateTime::from, LocalDateTime::from, LocalDate::from};
            TemporalAccessor time = formatter.parseBest(stripped, kinds[0], kinds[1], kinds[2]);
            return OptionalLong.of(instant(time).toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    private Instant instant(TemporalAccessor time) {
        if (time instanceof ZonedDateTime zoned) {
            return zoned.toInstant();
        }
        LocalDateTime local =
                time instanceof LocalDateTime dateTime
                        ? dateTime
                        : ((LocalDate) time).atStartOfDay();
        return local.atZone(zone).toInstant();
    }

    private static long number(String text) {
        int digits = text.split("\\.")[0].replace("-", "").length();
        double value = Double.parseDouble(text);
        if (digits >= 18) {
            return Math.round(value / (MILLIS * MILLIS));
        }
        if (digits >= 15) {
            return Math.round(value / MILLIS);
        }
        return Math.round(digits >= 12 ? value : value * MILLIS);
    }
}
