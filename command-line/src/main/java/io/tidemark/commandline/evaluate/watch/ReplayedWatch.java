package io.tidemark.commandline.evaluate.watch;

import io.tidemark.models.anomaly.IncidentChange;
import io.tidemark.models.anomaly.Watch;
import java.util.Optional;

/** A watch for which the times of a recording stand for the time that passes. */
final class ReplayedWatch {

    private final Watch watch;
    private final IncidentListener news;

    ReplayedWatch(Watch watch, IncidentListener news) {
        this.watch = watch;
        this.news = news;
    }

    /** Tells of every silence that was due up to the event time. */
    void passSilence(long eventTimeMillis) {
        for (long due = watch.silenceAt(); due <= eventTimeMillis; due = watch.silenceAt()) {
            tell(due, watch.silence(due));
        }
    }

    void tell(long atMillis, Optional<IncidentChange> change) {
        change.ifPresent(heard -> news.heard(atMillis, heard));
    }
}
