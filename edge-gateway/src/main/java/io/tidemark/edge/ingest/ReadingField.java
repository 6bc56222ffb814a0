package io.tidemark.edge.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tidemark.events.RejectionReason;
import java.io.IOException;

/**
 * One field of a device message, read again and again. If a message has the field more than once
 * the last one counts, faulty or not; null is the same as absent.
 */
abstract class ReadingField {

    private final String name;
    private final boolean required;
    private boolean present;
    private Fault fault;

    private ReadingField(String name, boolean required) {
        this.name = name;
        this.required = required;
    }

    final void clear() {
        present = false;
        fault = null;
    }

    /** Reads the value that the parser stands on and leaves it on the value's last token. */
    final void read(JsonParser json) throws IOException {
        present = json.currentToken() != JsonToken.VALUE_NULL;
        fault = present ? readValue(json) : null;
        json.skipChildren();
    }

    /** Null if the field is as it should be. */
    final Fault fault() {
        if (fault == null && required && !present) {
            return new Fault(RejectionReason.MISSING_FIELD, name + ": missing");
        }
        return fault;
    }

    final boolean hasValue() {
        return present && fault == null;
    }

    /** Keeps the value; null if it is as it should be. */
    abstract Fault readValue(JsonParser json) throws IOException;

    final Fault fault(RejectionReason reason, JsonParser json, String expected) throws IOException {
        return Fault.of(reason, name, json, expected);
    }

    /** A string of at most 128 characters. */
    static final class Text extends ReadingField {

        private String value = "";

        Text(String name, boolean required) {
            super(name, required);
        }

        /** Null if absent. */
        String value() {
            return hasValue() ? value : null;
        }

        /** Says what the next value probably is: then no string is made for it. */
        void expect(String likely) {
            value = likely;
        }

        @Override
        Fault readValue(JsonParser json) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                return fault(RejectionReason.WRONG_TYPE, json, "a string");
            }
            if (json.getTextLength() > ReadingLimits.MAXIMUM_TEXT_LENGTH) {
                return fault(
                        RejectionReason.FIELD_TOO_LONG,
                        json,
                        "at most " + ReadingLimits.MAXIMUM_TEXT_LENGTH + " characters");
            }
            if (!isAt(json, value)) {
                value = json.getText();
            }
            return null;
        }

        private static boolean isAt(JsonParser json, String text) throws IOException {
            int length = json.getTextLength();
            if (length != text.length()) {
                return false;
            }
            char[] characters = json.getTextCharacters();
            int offset = json.getTextOffset();
            for (int i = 0; i < length; i++) {
                if (characters[offset + i] != text.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A finite number. */
    static final class Decimal extends ReadingField {

        private double number;

        Decimal(String name, boolean required) {
            super(name, required);
        }

        double number() {
            return number;
        }

        @Override
        Fault readValue(JsonParser json) throws IOException {
            if (!json.currentToken().isNumeric()) {
                return fault(RejectionReason.WRONG_TYPE, json, "a number");
            }
            number = json.getDoubleValue();
            return Double.isFinite(number)
                    ? null
                    : fault(RejectionReason.NOT_A_NUMBER, json, "a finite number of 64 bits");
        }
    }

    /** A whole number of 64 bits. */
    static final class Whole extends ReadingField {

        private long number;

        Whole(String name, boolean required) {
            super(name, required);
        }

        long number() {
            return number;
        }

        /** Null if absent or faulty. */
        Long value() {
            return hasValue() ? number : null;
        }

        @Override
        Fault readValue(JsonParser json) throws IOException {
            if (json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT && json.isNaN()) {
                return fault(RejectionReason.NOT_A_NUMBER, json, "a whole number");
            }
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                return fault(RejectionReason.WRONG_TYPE, json, "a whole number of 64 bits");
            }
            number = json.getLongValue();
            return null;
        }
    }
}
