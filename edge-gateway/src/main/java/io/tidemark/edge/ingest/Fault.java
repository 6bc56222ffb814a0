package io.tidemark.edge.ingest;

import com.fasterxml.jackson.core.JsonParser;
import io.tidemark.events.RejectionReason;
import java.io.IOException;

/**
 * What is wrong with a message or an element of it.
 *
 * @param reason why it is refused
 * @param detail the field, the value found and what was expected
 */
record Fault(RejectionReason reason, String detail) {

    private static final int MAXIMUM_FOUND = 64;

    static Fault of(RejectionReason reason, String field, String found, String expected) {
        return new Fault(reason, field + ": found " + shortened(found) + ", expected " + expected);
    }

    /** A fault of the value that the parser stands on. */
    static Fault of(RejectionReason reason, String field, JsonParser json, String expected)
            throws IOException {
        String found =
                switch (json.currentToken()) {
                    case START_OBJECT -> "an object";
                    case START_ARRAY -> "an array";
                    case VALUE_STRING -> "the text " + json.getText();
                    default -> json.getText();
                };
        return of(reason, field, found, expected);
    }

    private static String shortened(String found) {
        return found.length() <= MAXIMUM_FOUND ? found : found.substring(0, MAXIMUM_FOUND) + "...";
    }
}
