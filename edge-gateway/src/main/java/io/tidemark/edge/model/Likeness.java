package io.tidemark.edge.model;

import io.tidemark.models.failure.Prediction;
import java.util.Arrays;

/**
 * How alike two models foresee the same machines at the same times. Two predictions agree if each
 * one's remaining life is in the other's interval, or both are within a tenth of the cap of each
 * other. The cap is the smaller one of both models; longer lives count as the cap.
 *
 * @param compared pairs of predictions
 * @param agreed those that agree
 * @param differenceSum remaining life less that of the other model, seconds, summed
 * @param lives how often the model foresaw a remaining life, by tenths of the cap
 * @param besideLives the same of the other model
 */
public record Likeness(
        long compared, long agreed, double differenceSum, long[] lives, long[] besideLives) {

    private static final double TOLERANCE = 0.1;

    static Likeness unknown() {
        return new Likeness(0, 0, 0, new long[Drift.BINS], new long[Drift.BINS]);
    }

    /**
     * The same with a pair more.
     *
     * @param cap in seconds
     */
    Likeness with(Prediction one, Prediction other, double cap) {
        double life = Math.min(cap, one.remainingLife());
        double besideLife = Math.min(cap, other.remainingLife());
        boolean near = Math.abs(life - besideLife) <= TOLERANCE * cap;
        boolean agree = near || isWithin(life, other, cap) && isWithin(besideLife, one, cap);
        return new Likeness(
                compared + 1,
                agreed + (agree ? 1 : 0),
                differenceSum + one.remainingLife() - other.remainingLife(),
                counted(lives, Drift.bin(life, cap)),
                counted(besideLives, Drift.bin(besideLife, cap)));
    }

    private static boolean isWithin(double life, Prediction prediction, double cap) {
        return life >= Math.min(cap, prediction.lower()) && life <= prediction.upper();
    }

    private static long[] counted(long[] counts, int bin) {
        long[] more = counts.clone();
        more[bin]++;
        return more;
    }

    /** Share of pairs that agree, 0 to 1; null if there are none. */
    public Double agreement() {
        return compared == 0 ? null : (double) agreed / compared;
    }

    /** Mean of the remaining life less that of the other model, seconds; null if none. */
    public Double meanDifference() {
        return compared == 0 ? null : differenceSum / compared;
    }

    /**
     * Population stability index of what both foresaw, at least 0; null if nothing was compared.
     */
    public Double drift() {
        return compared == 0 ? null : Drift.index(lives, besideLives);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Likeness likeness
                && compared == likeness.compared
                && agreed == likeness.agreed
                && Double.compare(differenceSum, likeness.differenceSum) == 0
                && Arrays.equals(lives, likeness.lives)
                && Arrays.equals(besideLives, likeness.besideLives);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(compared) + Arrays.hashCode(lives);
    }
}
