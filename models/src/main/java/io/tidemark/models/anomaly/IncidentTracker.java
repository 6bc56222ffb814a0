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

    /** Part of the threshold up to which a reading is clearly in order. */
    private static final double CLEAR_BELOW = 0.8;

    /** Readings that are not abnormal and not clear end an incident too, but after so much more. */
    private static final int UNCLEAR_TAKES_LONGER = 4;

    /**
     * Readings in a row that show that something lasts, and by how many times more the next time.
     */
    private static final long LASTING_FROM = 10;

    private static final long LASTING_LONGER = 3;

    private final IncidentSettings settings;
    private final Patience patience = new Patience();

    /** Open, or in its hold-down; null otherwise. */
    private Incident incident;

    private boolean open;

    /** Time of the last abnormal reading while open; of the closing in the hold-down. */
    private long sinceMillis;

    private long readingsSince;
    private long clearReadingsSince;

    /** Abnormal readings without any other in between, up to the last. */
    private long inARow;

    /** So many of them in a row are news. */
    private long lastingFrom;

    IncidentTracker(IncidentSettings settings) {
        this.settings = settings;
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
        readingsSince++;
        if (!open) {
            return Optional.empty();
        }
        clearReadingsSince += verdict.score() <= CLEAR_BELOW * verdict.threshold() ? 1 : 0;
        return nowMillis >= closesAtMillis() ? close(nowMillis, verdict) : Optional.empty();
    }

    /**
     * Until when nothing more must come for the open incident to be closed, milliseconds from now;
     * Long.MAX_VALUE if none is open.
     */
    long closesInMillis(long nowMillis) {
        if (!open) {
            return Long.MAX_VALUE;
        }
        return Math.max(0, Math.min(ABANDONED_AFTER_MILLIS, closesAtMillis() - nowMillis));
    }

    /** Closes the open incident. */
    Optional<IncidentChange> close(long nowMillis, Verdict verdict) {
        open = false;
        String after =
                incident.abnormalReadings()
                        + (incident.abnormalReadings() == 1 ? " reading was" : " readings were")
                        + " abnormal, none for the last "
                        + Spans.words(Duration.ofMillis(Math.max(0, nowMillis - sinceMillis)));
        startCounting(nowMillis);
        return Optional.of(incident.closed(verdict, after));
    }

    private Optional<IncidentChange> abnormal(
            long eventTimeMillis,
            long nowMillis,
            double value,
            Verdict verdict,
            Supplier<String> explanation) {
        boolean begins = incident == null || !open && !isHeldDown(nowMillis);
        boolean goesOnAgain = !begins && !open;
        if (begins) {
            incident = new Incident(eventTimeMillis);
            lastingFrom = LASTING_FROM;
        }
        if (!open) {
            open = true;
            patience.countOpening(nowMillis);
        }
        startCounting(nowMillis);
        boolean worse = worsen(value, verdict);
        if (!begins && !goesOnAgain && !worse) {
            return Optional.empty();
        }
        IncidentChange.Phase phase =
                begins ? IncidentChange.Phase.OPENED : IncidentChange.Phase.UPDATED;
        return Optional.of(incident.change(phase, verdict, explanation.get()));
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

    /** When the open incident is over if nothing abnormal comes; far away if readings lack. */
    private long closesAtMillis() {
        double readings = settings.closeAfterReadings() * patience.times();
        double millis = settings.closeAfter().toMillis() * patience.times();
        if (clearReadingsSince >= readings) {
            return sinceMillis + (long) millis;
        }
        return readingsSince >= UNCLEAR_TAKES_LONGER * readings
                ? sinceMillis + (long) (UNCLEAR_TAKES_LONGER * millis)
                : Long.MAX_VALUE;
    }

    private boolean isHeldDown(long nowMillis) {
        return readingsSince < settings.holdDownReadings() * patience.times()
                || nowMillis - sinceMillis < settings.holdDown().toMillis() * patience.times();
    }

    private void startCounting(long nowMillis) {
        sinceMillis = nowMillis;
        readingsSince = 0;
        clearReadingsSince = 0;
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
        out.writeLong(sinceMillis);
        out.writeLong(readingsSince);
        out.writeLong(clearReadingsSince);
        out.writeLong(inARow);
        out.writeLong(lastingFrom);
        patience.write(out);
    }

    void read(DataInputStream in) throws IOException {
        incident = in.readBoolean() ? Incident.read(in) : null;
        open = in.readBoolean();
        sinceMillis = in.readLong();
        readingsSince = in.readLong();
        clearReadingsSince = in.readLong();
        inARow = in.readLong();
        lastingFrom = in.readLong();
        patience.read(in);
    }
}
