package io.tidemark.commandline.demo;

import java.util.List;

/**
 * How the known failures were seen.
 *
 * @param all one for every labelled window, oldest first
 */
record Sightings(List<Sighting> all) {

    Sightings {
        all = List.copyOf(all);
    }

    /**
     * How one failure was seen.
     *
     * @param anomalies number of anomalies inside the window
     */
    record Sighting(LabelledWindows.Window window, long anomalies) {

        boolean hit() {
            return anomalies > 0;
        }
    }

    /** Windows with at least one anomaly. */
    long hit() {
        return all.stream().filter(Sighting::hit).count();
    }

    /** Whether each of the newest windows has an anomaly; a detector has to learn first. */
    boolean lastHit(int newest) {
        return all.subList(Math.max(0, all.size() - newest), all.size()).stream()
                .allMatch(Sighting::hit);
    }
}
