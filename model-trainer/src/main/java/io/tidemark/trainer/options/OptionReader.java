package io.tidemark.trainer.options;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Takes typed values out of texts and gathers every fault on the way, so that they are mended at
 * once. A value with a fault is handed out as null; {@link #finish} throws before anyone uses it.
 */
final class OptionReader {

    private final List<String> faults = new ArrayList<>();

    /**
     * The value of an option that must be there.
     *
     * @param parser throws {@link IllegalArgumentException} for a text that it does not take
     * @param expected what the parser takes, in words
     */
    <T> T required(String option, String text, Function<String, T> parser, String expected) {
        if (isAbsent(text)) {
            faults.add(option + ": missing, expected " + expected);
            return null;
        }
        return parse(option, text, parser, expected);
    }

    /** The value of an option that may be absent, else null; see {@link #required}. */
    <T> T optional(String option, String text, Function<String, T> parser, String expected) {
        return isAbsent(text) ? null : parse(option, text, parser, expected);
    }

    void fault(String fault) {
        faults.add(fault);
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidOptionsException if there was any fault
     */
    void finish() {
        if (!faults.isEmpty()) {
            throw new InvalidOptionsException(faults);
        }
    }

    /** A container's definition often sets what it has no value for to nothing. */
    private static boolean isAbsent(String text) {
        return text == null || text.isBlank();
    }

    private <T> T parse(String option, String text, Function<String, T> parser, String expected) {
        try {
            return parser.apply(text.strip());
        } catch (IllegalArgumentException e) {
            String why = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
            faults.add(option + ": found \"" + text + "\", expected " + expected + why);
            return null;
        }
    }
}
