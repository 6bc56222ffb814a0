package io.tidemark.events.outcome;

import io.tidemark.events.outcome.InvalidOutcomeException.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an outcome has to be, wherever it comes from; the cloud refuses what whoever sends it could
 * have found out with the same class.
 */
public final class OutcomeFormat {

    /** The most bytes of one outcome, as JSON or as a row of a file. */
    public static final int MAX_OUTCOME_BYTES = 64 * 1024;

    /** The most bytes of a file of outcomes. */
    public static final int MAX_FILE_BYTES = 8 * 1024 * 1024;

    /**
     * How far the clock of whoever reports may be ahead, unless the cloud job is told otherwise.
     */
    public static final Duration FUTURE_TOLERANCE = Duration.ofMinutes(5);

    private static final int QUOTED = 80;

    private OutcomeFormat() {}

    /**
     * The outcome of these fields.
     *
     * @param fields by title; a value that is null or blank counts as absent, spaces around it do
     *     not count
     * @throws InvalidOutcomeException at the first fault
     */
    public static MaintenanceOutcome outcome(Map<String, String> fields)
            throws InvalidOutcomeException {
        Map<OutcomeField, String> texts = new EnumMap<>(OutcomeField.class);
        for (Map.Entry<String, String> entry : fields.entrySet()) {
            OutcomeField field = known(entry.getKey());
            String value = entry.getValue() == null ? "" : entry.getValue().strip();
            if (!value.isEmpty()) {
                texts.put(field, checked(field, value));
            }
        }
        for (OutcomeField field : OutcomeField.requiredOnes()) {
            if (!texts.containsKey(field)) {
                throw malformed(field.title() + " is missing");
            }
        }
        return new MaintenanceOutcome(
                texts,
                kind(texts.get(OutcomeField.KIND)),
                OutcomeTime.parse(texts.get(OutcomeField.OCCURRED_AT)));
    }

    /**
     * Checks the header of a file: titles of fields in any order, the required ones among them,
     * none twice. A column that nobody knows is most likely a misspelt one.
     *
     * @throws InvalidOutcomeException at the first fault
     */
    public static void requireHeader(List<String> titles) throws InvalidOutcomeException {
        if (titles.size() == 1 && titles.get(0).indexOf(';') >= 0) {
            throw malformed("the columns are separated by semicolons, expected commas");
        }
        Set<String> seen = new HashSet<>();
        for (String title : titles) {
            known(title);
            if (!seen.add(title)) {
                throw malformed("the column " + title + " is there twice");
            }
        }
        for (OutcomeField field : OutcomeField.requiredOnes()) {
            if (!seen.contains(field.title())) {
                throw malformed("the column " + field.title() + " is missing");
            }
        }
    }

    private static OutcomeField known(String title) throws InvalidOutcomeException {
        return OutcomeField.titled(title)
                .orElseThrow(
                        () ->
                                malformed(
                                        "there is no field "
                                                + quoted(title)
                                                + ", expected "
                                                + OutcomeField.titles()));
    }

    private static String checked(OutcomeField field, String value) throws InvalidOutcomeException {
        if (value.length() > field.longest()) {
            throw malformed(
                    String.format(
                            "%s has %,d characters, at most %,d are expected",
                            field.title(), value.length(), field.longest()));
        }
        // Notes of people have lines; nothing else that is compared or printed may.
        if (field != OutcomeField.NOTE && value.chars().anyMatch(Character::isISOControl)) {
            throw malformed(field.title() + " has a control character");
        }
        boolean level = field == OutcomeField.SITE || field == OutcomeField.MACHINE;
        if (level && value.chars().anyMatch(character -> "/+#".indexOf(character) >= 0)) {
            throw malformed(
                    String.format(
                            "%s is %s, expected a level of an MQTT topic, without /, + and #",
                            field.title(), quoted(value)));
        }
        return value;
    }

    private static OutcomeKind kind(String text) throws InvalidOutcomeException {
        return OutcomeKind.named(text)
                .orElseThrow(
                        () ->
                                new InvalidOutcomeException(
                                        Fault.UNKNOWN_KIND,
                                        "kind is "
                                                + quoted(text)
                                                + ", expected one of "
                                                + Arrays.toString(OutcomeKind.values())));
    }

    private static String quoted(String text) {
        return '"' + (text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…") + '"';
    }

    private static InvalidOutcomeException malformed(String message) {
        return new InvalidOutcomeException(Fault.MALFORMED, message);
    }
}
