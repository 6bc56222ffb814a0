package io.tidemark.events.outcome;

import io.tidemark.events.EventId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Something that happened to a machine, from which failures are learnt; immutable. */
public final class MaintenanceOutcome {

    private final Map<OutcomeField, String> texts;
    private final OutcomeKind kind;
    private final Instant occurredAt;

    /**
     * @param texts all fields that are given, checked
     * @param occurredAt in milliseconds
     */
    MaintenanceOutcome(Map<OutcomeField, String> texts, OutcomeKind kind, Instant occurredAt) {
        this.texts = new EnumMap<>(texts);
        // However they were written.
        this.texts.remove(OutcomeField.KIND);
        this.texts.remove(OutcomeField.OCCURRED_AT);
        this.kind = kind;
        this.occurredAt = occurredAt;
    }

    /**
     * The id that was given, else one made of site, machine, kind and time, so that the same
     * outcome told twice has one id.
     */
    public String id() {
        String given = texts.get(OutcomeField.ID);
        return given == null
                ? EventId.ofOutcome(site(), machine(), kind.name(), occurredAt.toEpochMilli())
                : given;
    }

    /** The site, as in the topics of the machine's sensors. */
    public String site() {
        return texts.get(OutcomeField.SITE);
    }

    /** The machine, as in the topics of its sensors. */
    public String machine() {
        return texts.get(OutcomeField.MACHINE);
    }

    public OutcomeKind kind() {
        return kind;
    }

    /** When it happened, by the clock of whoever reported it, in milliseconds. */
    public Instant occurredAt() {
        return occurredAt;
    }

    /**
     * The text of a field as it was given, without spaces around it; empty if it was not, and for
     * the kind and the time, which can be written in several ways.
     */
    public Optional<String> text(OutcomeField field) {
        return Optional.ofNullable(texts.get(field));
    }

    /** Whether both say the same in every field. */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof MaintenanceOutcome)) {
            return false;
        }
        MaintenanceOutcome that = (MaintenanceOutcome) other;
        return texts.equals(that.texts) && kind == that.kind && occurredAt.equals(that.occurredAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(texts, kind, occurredAt);
    }
}
