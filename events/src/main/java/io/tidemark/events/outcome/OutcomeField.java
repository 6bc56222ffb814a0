package io.tidemark.events.outcome;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields of an outcome, as JSON and the header of a CSV file name them. */
public enum OutcomeField {
    /** Unique over all sites; made of site, machine, kind and time if absent. */
    ID("id", false, 200),
    SITE("site", true, 200),
    MACHINE("machine", true, 200),
    KIND("kind", true, 200),
    OCCURRED_AT("occurredAt", true, 200),
    MACHINE_TYPE("machineType", false, 200),
    FAILURE_MODE("failureMode", false, 200),
    NOTE("note", false, 4_000),
    REPORTED_BY("reportedBy", false, 200);

    private final String title;
    private final boolean required;
    private final int longest;

    OutcomeField(String title, boolean required, int longest) {
        this.title = title;
        this.required = required;
        this.longest = longest;
    }

    /** The name in JSON and CSV; case matters. */
    public String title() {
        return title;
    }

    /** Whether no outcome may be without it. */
    public boolean required() {
        return required;
    }

    /** The most characters that it may have. */
    int longest() {
        return longest;
    }

    /** The field of that title, if there is one. */
    public static Optional<OutcomeField> titled(String title) {
        return Arrays.stream(values()).filter(field -> field.title.equals(title)).findFirst();
    }

    /** All titles in their order, for a message. */
    public static String titles() {
        return Arrays.stream(values()).map(OutcomeField::title).collect(Collectors.joining(", "));
    }

    static List<OutcomeField> requiredOnes() {
        return Arrays.stream(values())
                .filter(OutcomeField::required)
                .collect(Collectors.toUnmodifiableList());
    }
}
