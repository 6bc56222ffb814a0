package io.tidemark.edge.model;

import io.tidemark.events.ModelPhase;

/**
 * What was said last of a model that was ordered.
 *
 * @param name as it says itself, or as it was ordered
 * @param version likewise
 * @param phase what became of it
 * @param sinceMillis since when, gateway clock, milliseconds since the epoch
 * @param tally what had been counted
 * @param detail why; null if the phase says all
 */
public record ModelVerdict(
        String name,
        String version,
        ModelPhase phase,
        long sinceMillis,
        TrialTally tally,
        String detail) {}
