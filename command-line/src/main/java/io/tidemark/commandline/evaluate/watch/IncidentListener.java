package io.tidemark.commandline.evaluate.watch;

import io.tidemark.models.anomaly.IncidentChange;

/** Hears of incidents. */
@FunctionalInterface
public interface IncidentListener {

    /** Hears nothing. */
    IncidentListener NONE = (atMillis, change) -> {};

    /**
     * Hears of one.
     *
     * @param atMillis event time at which a gateway would tell of it, milliseconds since the epoch
     */
    void heard(long atMillis, IncidentChange change);
}
