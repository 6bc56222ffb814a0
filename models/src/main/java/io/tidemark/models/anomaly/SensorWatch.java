package io.tidemark.models.anomaly;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All that watches one sensor: rules, a detector, and the incidents that their verdicts become.
 * What it says depends on the readings and silences so far and their order, on nothing else.
 *
 * <p>A reading that repeats the last one, time and value, is not judged again. One that is out of
 * the range of the rules is not shown to the detector, as it is never to become usual.
 *
 * <p>Not thread-safe.
 */
public final class SensorWatch implements Watch {

    private final DetectorFactory kind;
    private final Detector detector;
    private final RuleCheck rules;
    private final IncidentTracker incidents;
    private final Silence silence;
    private final WatchClock clock = new WatchClock();
    private final boolean learnsAfresh;

    /** One for all readings; another for each would cost. */
    private final Supplier<String> explanation = this::explanation;

    private double lastValue = Double.NaN;
    private long lastReadingMillis = WatchClock.NEVER;
    private Verdict lastVerdict;
    private boolean lastByRules = true;

    /**
     * @param detector of the settings' kind; null if they have none
     * @param learnsAfresh as {@link #learnsAfresh()}
     */
    SensorWatch(WatchSettings settings, Detector detector, boolean learnsAfresh) {
        this.kind = settings.detectors();
        this.detector = detector;
        this.rules = new RuleCheck(settings.rules());
        this.incidents = new IncidentTracker(settings.incidents());
        this.silence = new Silence(settings);
        this.learnsAfresh = learnsAfresh;
        this.lastVerdict = rules.kept();
    }

    /**
     * Judges a reading, learns it, and tells what is new.
     *
     * @param eventTimeMillis when it was measured, milliseconds since the epoch, device clock; out
     *     of order and repeated times are welcome
     * @param value in the sensor's unit, finite
     * @throws IllegalArgumentException if the value is not finite; the watch is as before
     */
    public Optional<IncidentChange> judge(long eventTimeMillis, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value is " + value + ", expected a finite number");
        }
        if (eventTimeMillis == lastReadingMillis && value == lastValue) {
            return Optional.empty();
        }
        boolean inOrder = clock.advance(eventTimeMillis);
        silence.end();
        lastReadingMillis = eventTimeMillis;
        lastValue = value;
        lastVerdict = verdict(eventTimeMillis, value, inOrder);
        return incidents.judge(
                eventTimeMillis, clock.elapsedMillis(), value, lastVerdict, explanation);
    }

    private Verdict verdict(long eventTimeMillis, double value, boolean inOrder) {
        Verdict broken = rules.judge(clock, inOrder, value);
        lastByRules = broken != null || detector == null;
        if (detector == null) {
            return broken == null ? rules.kept() : broken;
        }
        if (broken != null && RuleCheck.outOfRange(broken)) {
            return broken;
        }
        Verdict learnt = detector.judge(eventTimeMillis, value);
        return broken == null ? rules.narrowed(learnt) : broken;
    }

    /** Tells that the sensor is missing, or that what was abnormal is over. */
    @Override
    public Optional<IncidentChange> silence(long atMillis) {
        long due = silenceAt();
        if (atMillis < due || due == Long.MAX_VALUE) {
            return Optional.empty();
        }
        long silent = clock.sinceNewest(due);
        long now = clock.elapsedMillis() + silent;
        if (silent < silence.toldAfterMillis()) {
            return incidents.close(now, lastVerdict);
        }
        silence.tell();
        lastVerdict = rules.missing(silent);
        lastByRules = true;
        return incidents.judge(due, now, lastValue, lastVerdict, explanation);
    }

    @Override
    public long silenceAt() {
        long told = silence.toldAfterMillis();
        // What is missing stays so until it comes.
        long closed =
                lastVerdict.reason() == Reason.MISSING
                        ? Long.MAX_VALUE
                        : incidents.closesInMillis(clock.elapsedMillis());
        long wait = Math.min(told, closed);
        return clock.newestMillis() == WatchClock.NEVER || wait == Long.MAX_VALUE
                ? Long.MAX_VALUE
                : clock.afterNewest(wait);
    }

    /** Of the last reading, or silence, by the rules if one is broken, else by the detector. */
    @Override
    public Verdict lastVerdict() {
        return lastVerdict;
    }

    /** Value of the last reading, in the sensor's unit; NaN before the first. */
    public double lastValue() {
        return lastValue;
    }

    @Override
    public long newestMillis() {
        return clock.newestMillis();
    }

    /** What gave the last verdict: the detector's name, or "rules". */
    @Override
    public String detector() {
        return lastByRules ? RuleCheck.NAME : kind.detector();
    }

    @Override
    public String version() {
        return lastByRules ? RuleCheck.VERSION : kind.version();
    }

    /**
     * Whether the watch was restored from a snapshot with a detector of another kind or version, so
     * that its detector learns from the beginning.
     */
    public boolean learnsAfresh() {
        return learnsAfresh;
    }

    @Override
    public boolean incidentOpen() {
        return incidents.isOpen();
    }

    @Override
    public byte[] snapshot() {
        return WatchSnapshot.encode(kind, detector, this::write);
    }

    private String explanation() {
        return lastByRules ? rules.explain(lastVerdict) : null;
    }

    private void write(DataOutputStream out) throws IOException {
        clock.write(out);
        rules.write(out);
        incidents.write(out);
        silence.write(out);
        out.writeDouble(lastValue);
        out.writeLong(lastReadingMillis);
        StateBytes.writeVerdict(out, lastVerdict);
        out.writeBoolean(lastByRules);
    }

    void read(DataInputStream in) throws IOException {
        clock.read(in);
        rules.read(in);
        incidents.read(in);
        silence.read(in);
        lastValue = in.readDouble();
        lastReadingMillis = in.readLong();
        lastVerdict = StateBytes.readVerdict(in);
        // Without a detector now, whatever gave the last verdict before.
        lastByRules = in.readBoolean() || detector == null;
    }
}
