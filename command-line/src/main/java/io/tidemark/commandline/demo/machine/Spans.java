package io.tidemark.commandline.demo.machine;

import java.time.Duration;

/** Spans of time in words. */
final class Spans {

    private Spans() {}

    /** Days and hours, hours and minutes, or minutes; for example {@code 1 d 7 h}. */
    static String words(Duration span) {
        if (span.toDays() > 0) {
            return span.toDays() + " d " + span.toHoursPart() + " h";
        }
        if (span.toHours() > 0) {
            return span.toHours() + " h " + span.toMinutesPart() + " min";
        }
        return span.toMinutes() + " min";
    }
}
