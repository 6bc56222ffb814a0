package io.tidemark.events.outcome;

import io.tidemark.events.outcome.InvalidOutcomeException.Fault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** When something occurred, as people and programs write it. */
final class OutcomeTime {

    /** Nothing older can be of use, and seconds taken for milliseconds end up before it. */
    private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");

    /** What SQL and Iceberg can hold. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final Pattern MILLIS = Pattern.compile("-?\\d{1,18}");
    private static final String EXPECTED =
            "expected a time with its offset such as 2026-03-01T12:00:00Z or"
                    + " 2026-03-01T13:00:00+01:00, or milliseconds since 1970";

    private OutcomeTime() {}

    /**
     * The time, cut to milliseconds.
     *
     * @throws InvalidOutcomeException if the text is no time, has no offset, or is outside the
     *     years 1980 to 9999
     */
    static Instant parse(String text) throws InvalidOutcomeException {
        Instant time = instant(text);
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new InvalidOutcomeException(
                    Fault.IMPOSSIBLE_TIME,
                    String.format(
                            "occurredAt is %s, which is %s: expected a time in the years 1980 to"
                                    + " 9999; numbers are milliseconds since 1970",
                            text, time));
        }
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant instant(String text) throws InvalidOutcomeException {
        try {
            return MILLIS.matcher(text).matches()
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidOutcomeException(
                    Fault.IMPOSSIBLE_TIME, "occurredAt is \"" + text + "\": " + EXPECTED);
        }
    }
}
