package io.tidemark.models.anomaly;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;

/** Holds the readings of one sensor against its rules. Scores count in limits: 1 is the limit. */
final class RuleCheck {

    static final String NAME = "rules";
    static final String VERSION = "1";

    private static final double LIMIT = 1;
    private static final double LARGEST_SCORE = 1e9;

    /** Differences between readings that are closer together say more of noise than of change. */
    private static final long SHORTEST_CHANGE_MILLIS = 1_000;

    private final Rules rules;
    private final double lower;
    private final double upper;
    private final Verdict kept;

    /** What the next reading's change is measured from, at least a second old; NaN before. */
    private double reference = Double.NaN;

    private long referenceAtMillis;

    /** Value that readings have had since {@link #flatSinceMillis}; NaN before the first. */
    private double flatValue = Double.NaN;

    private long flatSinceMillis;
    private long flatUntilMillis;

    RuleCheck(Rules rules) {
        this.rules = rules;
        this.lower = rules.minimum() == null ? Double.NEGATIVE_INFINITY : rules.minimum();
        this.upper = rules.maximum() == null ? Double.POSITIVE_INFINITY : rules.maximum();
        this.kept =
                new Verdict(
                        0,
                        LIMIT,
                        lower,
                        upper,
                        rules.maximum() == null && rules.minimum() != null
                                ? Reason.BELOW_RANGE
                                : Reason.ABOVE_RANGE);
    }

    /** Says that no rule is broken. */
    Verdict kept() {
        return kept;
    }

    /**
     * Judges a reading that has moved the clock already.
     *
     * @return the rule that is broken most; null if none is
     */
    Verdict judge(WatchClock clock, boolean inOrder, double value) {
        if (clock.setBack()) {
            reference = Double.NaN;
            flatValue = Double.NaN;
        }
        double speed = inOrder ? speed(clock.elapsedMillis(), value) : 0;
        double flatness = inOrder ? flatness(clock.elapsedMillis(), value) : 0;
        if (value > upper) {
            return broken(beyond(value, upper), Reason.ABOVE_RANGE);
        }
        if (value < lower) {
            return broken(beyond(value, lower), Reason.BELOW_RANGE);
        }
        if (speed > LIMIT && speed >= flatness) {
            return broken(speed, Reason.TOO_FAST);
        }
        return flatness > LIMIT ? broken(flatness, Reason.FLAT_LINE) : null;
    }

    /** That nothing came for so long, which must be longer than the rules allow. */
    Verdict missing(long silentMillis) {
        return broken((double) silentMillis / rules.missingAfter().toMillis(), Reason.MISSING);
    }

    /** Whether the verdict says that the value is out of the range. */
    static boolean outOfRange(Verdict broken) {
        return broken.reason() == Reason.ABOVE_RANGE || broken.reason() == Reason.BELOW_RANGE;
    }

    /** The verdict with no value expected that is out of the range. */
    Verdict narrowed(Verdict verdict) {
        if (verdict.expectedLower() >= lower && verdict.expectedUpper() <= upper) {
            return verdict;
        }
        return new Verdict(
                verdict.score(),
                verdict.threshold(),
                Math.min(upper, Math.max(lower, verdict.expectedLower())),
                Math.max(lower, Math.min(upper, verdict.expectedUpper())),
                verdict.reason());
    }

    /** A sentence on a verdict of this class that breaks a rule; null on others. */
    String explain(Verdict verdict) {
        switch (verdict.reason()) {
            case ABOVE_RANGE:
                return "above the maximum of " + rules.maximum();
            case BELOW_RANGE:
                return "below the minimum of " + rules.minimum();
            case TOO_FAST:
                return "changed by "
                        + (float) (verdict.score() * rules.maximumChangePerSecond())
                        + " a second, allowed is "
                        + rules.maximumChangePerSecond();
            case FLAT_LINE:
                return "unchanged for " + Spans.words(spanned(verdict, rules.flatLineAfter()));
            case MISSING:
                return "no reading for " + Spans.words(spanned(verdict, rules.missingAfter()));
            case UNUSUAL:
            case RELATION:
                return null;
        }
        throw new AssertionError(verdict.reason());
    }

    private double speed(long nowMillis, double value) {
        if (rules.maximumChangePerSecond() == null) {
            return 0;
        }
        long spent = Math.max(SHORTEST_CHANGE_MILLIS, nowMillis - referenceAtMillis);
        double change = Double.isNaN(reference) ? 0 : Math.abs(value - reference);
        if (Double.isNaN(reference) || nowMillis - referenceAtMillis >= SHORTEST_CHANGE_MILLIS) {
            reference = value;
            referenceAtMillis = nowMillis;
        }
        return change * 1_000 / spent / rules.maximumChangePerSecond();
    }

    private double flatness(long nowMillis, double value) {
        if (rules.flatLineAfter() == null) {
            return 0;
        }
        long allowed = rules.flatLineAfter().toMillis();
        if (value != flatValue || nowMillis - flatUntilMillis >= allowed) {
            flatValue = value;
            flatSinceMillis = nowMillis;
        }
        flatUntilMillis = nowMillis;
        return (double) (nowMillis - flatSinceMillis) / allowed;
    }

    /** Grows from 1 at the limit, by 1 for each width of the range, or magnitude of the limit. */
    private double beyond(double value, double limit) {
        double width = upper - lower;
        double scale = Double.isFinite(width) ? width : Math.max(Math.abs(limit), 1);
        return LIMIT + Math.abs(value - limit) / scale;
    }

    private Verdict broken(double score, Reason reason) {
        // The smallest breach is one too, even if its score rounds to the limit.
        double above = Math.max(Math.nextUp(LIMIT), Math.min(score, LARGEST_SCORE));
        return new Verdict(above, LIMIT, lower, upper, reason);
    }

    private static Duration spanned(Verdict verdict, Duration limit) {
        return Duration.ofMillis(Math.round(verdict.score() * limit.toMillis()));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeDouble(reference);
        out.writeLong(referenceAtMillis);
        out.writeDouble(flatValue);
        out.writeLong(flatSinceMillis);
        out.writeLong(flatUntilMillis);
    }

    void read(DataInputStream in) throws IOException {
        reference = in.readDouble();
        referenceAtMillis = in.readLong();
        flatValue = in.readDouble();
        flatSinceMillis = in.readLong();
        flatUntilMillis = in.readLong();
    }
}
