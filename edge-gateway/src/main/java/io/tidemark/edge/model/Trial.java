package io.tidemark.edge.model;

import io.tidemark.models.failure.Prediction;
import java.util.Locale;

/**
 * Counts how a model does, perhaps beside another on the same machines and times, and judges it by
 * bounds. What it says depends only on what was noted, times included. Not thread-safe.
 */
final class Trial {

    /** Fewer say nothing of how long predictions take. */
    private static final long FEWEST_TIMED = 50;

    /** Fewer have no distribution. */
    private static final long FEWEST_COMPARED = 50;

    /** Of the longest mean time: what is judged of one prediction. */
    private static final long MOST_OF_ONE = 2;

    /** Of the longest mean time: below, being slower than another does not matter. */
    private static final double SHORT = 0.1;

    private static final double NANOS_PER_MICRO = 1_000;

    private final TrialBounds bounds;
    private final long wanted;
    private final double cap;

    private long startMillis;
    private long saidMillis;
    private Effort own;
    private Effort beside;
    private Likeness likeness;

    /**
     * @param wanted predictions that the trial takes at least
     * @param cap the smaller one of both models' longest remaining lives, seconds; not used without
     *     a model beside
     * @param tally what was counted before
     */
    Trial(TrialBounds bounds, long wanted, double cap, TrialTally tally) {
        this.bounds = bounds;
        this.wanted = wanted;
        this.cap = cap;
        startMillis = tally.startMillis();
        saidMillis = tally.saidMillis();
        own = tally.own();
        beside = tally.beside();
        likeness = tally.likeness();
    }

    /** What was counted. */
    TrialTally tally() {
        return new TrialTally(startMillis, saidMillis, own, beside, likeness);
    }

    /** The listening time is known now, if it was not. */
    void beginBy(long listeningMillis) {
        if (startMillis < 0) {
            startMillis = listeningMillis;
            saidMillis = listeningMillis;
        }
    }

    /** Whether it has lasted so long, and the model has predicted enough. */
    boolean isOver(long listeningMillis, long lengthMillis) {
        return hasLasted(listeningMillis, lengthMillis) && own.predictions() >= wanted;
    }

    /** Whether it has lasted so long. */
    boolean hasLasted(long listeningMillis, long lengthMillis) {
        return startMillis >= 0 && listeningMillis - startMillis >= lengthMillis;
    }

    /** Whether the standing is to be told again; then it counts as told. */
    boolean isTimeToSay(long listeningMillis, long intervalMillis) {
        if (saidMillis < 0 || listeningMillis - saidMillis < intervalMillis) {
            return false;
        }
        saidMillis = listeningMillis;
        return true;
    }

    /**
     * Takes in what came of asking both models for one machine.
     *
     * @param attempt of the model in question; null if it was not asked
     * @param other of the model beside it; null if it was not asked
     * @param newest of the model beside it, for the same machine; null if there is none
     */
    void note(Attempt attempt, Attempt other, Prediction newest) {
        long mostNanos = MOST_OF_ONE * bounds.longestPrediction().toNanos();
        own = own.with(attempt, mostNanos);
        beside = beside.with(other, mostNanos);
        if (attempt != null && attempt.prediction() != null && newest != null) {
            likeness = likeness.with(attempt.prediction(), newest, cap);
        }
    }

    /** Why the model is not to go on, even if the trial is not over; null if it may. */
    String misbehaviour() {
        if (own.errors() > bounds.mostErrors() * Math.max(wanted, own.attempts())) {
            return text("%d of %d predictions failed", own.errors(), own.attempts());
        }
        if (own.attempts() >= Math.max(1, Math.min(FEWEST_TIMED, wanted))) {
            String slowness = slowness(own.judgedMicros());
            if (slowness != null) {
                return slowness;
            }
        }
        boolean few = likeness.compared() < Math.max(1, Math.min(FEWEST_COMPARED, wanted));
        Double drift = few ? null : likeness.drift();
        return drift == null || drift <= bounds.mostDrift()
                ? null
                : text("drift %.3f, at most %s", drift, bounds.mostDrift());
    }

    private String slowness(double micros) {
        double longest = bounds.longestPrediction().toNanos() / NANOS_PER_MICRO;
        if (micros > longest) {
            return text("a prediction takes %.0f µs, at most %.0f", micros, longest);
        }
        Double besideMicros = beside.judgedMicros();
        return besideMicros == null
                        || micros <= SHORT * longest
                        || micros <= bounds.mostSlowdown() * besideMicros
                ? null
                : text(
                        "a prediction takes %.0f µs, beside one that takes %.0f",
                        micros, besideMicros);
    }

    /** Why the model is not to be promoted at the end of its trial; null if it is. */
    String disagreement() {
        Double agreement = likeness.agreement();
        return agreement == null || agreement >= bounds.leastAgreement()
                ? null
                : text("agreement %.3f, at least %s", agreement, bounds.leastAgreement());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
