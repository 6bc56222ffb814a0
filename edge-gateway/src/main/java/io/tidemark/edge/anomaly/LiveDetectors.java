package io.tidemark.edge.anomaly;

import io.tidemark.models.anomaly.Detector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The detectors that are held in memory, by series, and which of them state does not know yet. */
final class LiveDetectors {

    private final int maximum;

    /** In the order of use, the longest unused first. */
    private final LinkedHashMap<String, Live> bySeries = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param maximum detectors that may be held, at least 1
     */
    LiveDetectors(int maximum) {
        this.maximum = maximum;
    }

    /** The detector, which counts as changed from now on; null if it is not held. */
    Detector use(String series) {
        Live live = bySeries.get(series);
        if (live == null) {
            return null;
        }
        live.changed = true;
        return live.detector;
    }

    /** Holds the detector, which counts as changed. There must be room. */
    void hold(String series, Detector detector) {
        bySeries.put(series, new Live(detector));
    }

    boolean isFull() {
        return bySeries.size() >= maximum;
    }

    /** Lets the detector go that has been unused for longest. */
    Changed release() {
        Map.Entry<String, Live> eldest = bySeries.entrySet().iterator().next();
        bySeries.remove(eldest.getKey());
        return eldest.getValue().changed
                ? new Changed(eldest.getKey(), eldest.getValue().detector)
                : null;
    }

    /** The detectors that have changed since the last call. */
    List<Changed> takeChanged() {
        List<Changed> changed = new ArrayList<>();
        bySeries.forEach(
                (series, live) -> {
                    if (live.changed) {
                        live.changed = false;
                        changed.add(new Changed(series, live.detector));
                    }
                });
        return changed;
    }

    /** A detector that knows more than state does. */
    record Changed(String series, Detector detector) {}

    private static final class Live {

        private final Detector detector;
        private boolean changed = true;

        private Live(Detector detector) {
            this.detector = detector;
        }
    }
}
