package io.tidemark.models.anomaly;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes incidents of the verdicts on one sensor, so that one fault is one incident: it opens with
 * the first abnormal reading, is over when readings have been clearly in order for a time and a
 * number of readings, and goes on if the next abnormal one comes within the hold-down. While it is
 * open, news is only a higher severity, a reading far more abnormal than the last news, and that
 * the abnormal readings, which came and went before, have come to stay.
 *
 * <p>A sensor whose incidents come again and again gets more {@link Patience}, both to close and to
 * hold down, which bounds what pure noise can say in a day.
 *
 * <p>Times are those of a {@link WatchClock}.
 */
final class IncidentTracker {

    /** How long an incident stays open at most of which nobody hears any more. */
    static final long ABANDONED_AFTER_MILLIS = 86_400_000;

    /**
     * Readings in a row that show that something lasts, and by how many times more the next time.
     */
    private static final long LASTING_FROM = 10;

    private static final long LASTING_LONGER = 3;

    private final IncidentSettings settings;
    private final Patience patience = new Patience();
    private final Calm calm;

    /** Open, or in its hold-down; null otherwise. */
    private Incident incident;

    private boolean open;

    /** Abnormal readings without any other in between, up to the last. */
    private long inARow;

    /** So many of them in a row are news. */
    private long lastingFrom;

    IncidentTracker(IncidentSettings settings) {
        this.settings = settings;
        this.calm = new Calm(settings);
    }

    /**
     * Takes in the verdict on a reading.
     *
     * @param eventTimeMillis of the reading, device clock
     * @param nowMillis the watch's time
     * @param explanation asked for if there is news
     */
    Optional<IncidentChange> judge(
            long eventTimeMillis,
            long nowMillis,
            double value,
            Verdict verdict,
            Supplier<String> explanation) {
        if (verdict.abnormal()) {
            return abnormal(eventTimeMillis, nowMillis, value, verdict, explanation);
        }
        lastingFrom *= inARow >= lastingFrom ? LASTING_LONGER : 1;
        inARow = 0;
        calm.count(verdict);
        if (!open) {
            return Optional.empty();
        }
        return nowMillis >= calm.closesAtMillis(patience.times())
                ? close(nowMillis, verdict)
                : Optional.empty();
    }

    /**
     * Until when nothing more must come for the open incident to be closed, milliseconds from now;
     * Long.MAX_VALUE if none is open.
     */
    long closesInMillis(long nowMillis) {
        if (!open) {
            return Long.MAX_VALUE;
        }
        return Math.max(
                0,
                Math.min(
                        ABANDONED_AFTER_MILLIS, calm.closesAtMillis(patience.times()) - nowMillis));
    }

    /** Closes the open incident. */
    Optional<IncidentChange> close(long nowMillis, Verdict verdict) {
        open = false;
        String after =
                incident.abnormalReadings()
                        + (incident.abnormalReadings() == 1 ? " reading was" : " readings were")
                        + " abnormal, nothing new for the last "
                        + Spans.words(
                                Duration.ofMillis(Math.max(0, nowMillis - calm.sinceMillis())));
        calm.begin(nowMillis);
        return Optional.of(incident.closed(verdict, after));
    }

    private Optional<IncidentChange> abnormal(
            long eventTimeMillis,
            long nowMillis,
            double value,
            Verdict verdict,
            Supplier<String> explanation) {
        boolean begins = incident == null || !open && !calm.isHeldDown(nowMillis, patience.times());
        if (begins) {
            incident = new Incident(eventTimeMillis);
            lastingFrom = LASTING_FROM;
        }
        boolean worse = worsen(value, verdict);
        if (!begins && !worse && patience.isStrained()) {
            passOver(nowMillis);
            return Optional.empty();
        }
        boolean goesOnAgain = !begins && !open;
        if (!open) {
            open = true;
            patience.countOpening(nowMillis);
        }
        calm.begin(nowMillis);
        if (!begins && !goesOnAgain && !worse) {
            return Optional.empty();
        }
        IncidentChange.Phase phase =
                begins ? IncidentChange.Phase.OPENED : IncidentChange.Phase.UPDATED;
        return Optional.of(incident.change(phase, verdict, explanation.get()));
    }

    /**
     * One more of what comes and goes: it puts off the end of an open incident, but not for ever,
     * and does not open one again that is over.
     */
    private void passOver(long nowMillis) {
        if (open) {
            calm.takeBack();
        } else {
            calm.begin(nowMillis);
        }
    }

    /** Whether the reading is news of the incident. */
    private boolean worsen(double value, Verdict verdict) {
        double excess = IncidentSettings.excess(verdict, value);
        Severity severity = settings.severity(verdict.reason(), excess);
        inARow++;
        // Noise comes and goes; what stays is a fault, however small its scores.
        boolean lasting = inARow == lastingFrom;
        if (lasting && severity == Severity.LOW) {
            severity = Severity.MEDIUM;
        }
        boolean lastingIsNews = lasting && incident.abnormalReadings() > inARow;
        return incident.add(value, verdict, severity, excess) || lastingIsNews;
    }

    /** Whether an incident was opened and is not closed. */
    boolean isOpen() {
        return open;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeBoolean(incident != null);
        if (incident != null) {
            incident.write(out);
        }
        out.writeBoolean(open);
        calm.write(out);
        out.writeLong(inARow);
        out.writeLong(lastingFrom);
        patience.write(out);
    }

    void read(DataInputStream in) throws IOException {
        incident = in.readBoolean() ? Incident.read(in) : null;
        open = in.readBoolean();
        calm.read(in);
        inARow = in.readLong();
        lastingFrom = in.readLong();
        patience.read(in);
    }
}
