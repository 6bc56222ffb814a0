package io.tidemark.commandline.demo.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the known failures were seen.
 *
 * @param all one for every labelled window, oldest first
 */
record Sightings(List<Sighting> all) {

    /** How long before a failure an incident may open that goes on into it. */
    static final Duration BEFORE_THE_WINDOW = Duration.ofDays(1);

    Sightings {
        all = List.copyOf(all);
    }

    /**
     * How one failure was seen.
     *
     * @param announcedAt event time of the first message that announced it; empty if none did
     */
    record Sighting(LabelledWindows.Window window, Optional<Instant> announcedAt) {

        boolean announced() {
            return announcedAt.isPresent();
        }

        /** From the announcement to the window's end; empty if there was none. */
        Optional<Duration> beforeItsEnd() {
            return announcedAt.map(at -> Duration.between(at, window.end()));
        }
    }

    /** Windows that were announced. */
    long announced() {
        return all.stream().filter(Sighting::announced).count();
    }

    /** Whether each of the newest windows was announced; a detector has to learn first. */
    boolean lastAnnounced(int newest) {
        return all.subList(Math.max(0, all.size() - newest), all.size()).stream()
                .allMatch(Sighting::announced);
    }

    /** For every window, seconds from its announcement to its end; null without announcement. */
    List<Long> secondsBeforeEnd() {
        return all.stream()
                .map(Sighting::beforeItsEnd)
                .map(span -> span.map(Duration::toSeconds).orElse(null))
                .toList();
    }
}
