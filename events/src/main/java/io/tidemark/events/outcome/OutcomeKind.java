package io.tidemark.events.outcome;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was found out about a machine, or done to it. */
public enum OutcomeKind {
    /** The machine could no longer do its work: the end of a life. */
    FAILURE,
    /** The machine was mended or a part replaced: the begin of a life. */
    REPAIR,
    /** Somebody looked at the machine and it was in order. */
    INSPECTION;

    /** The kind of that name, in any case. */
    static Optional<OutcomeKind> named(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(kind -> kind.name().equals(upper)).findFirst();
    }
}
