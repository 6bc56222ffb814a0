package io.tidemark.commandline.evaluate.csv;

import io.tidemark.commandline.evaluate.watch.IncidentListener;
import io.tidemark.models.anomaly.IncidentChange;
import java.util.ArrayList;
import java.util.List;

/** Keeps incidents as they stand after all changes heard so far. */
final class IncidentLog implements IncidentListener {

    private final List<FoundIncident> incidents = new ArrayList<>();

    @Override
    public void heard(long atMillis, IncidentChange change) {
        if (change.phase() == IncidentChange.Phase.OPENED) {
            incidents.add(FoundIncident.of(null, atMillis, change));
            return;
        }
        int last = incidents.size() - 1;
        incidents.set(last, FoundIncident.of(incidents.get(last), atMillis, change));
    }

    /** In the order in which they opened. */
    List<FoundIncident> incidents() {
        return List.copyOf(incidents);
    }
}
