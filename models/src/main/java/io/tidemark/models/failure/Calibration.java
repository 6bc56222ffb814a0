package io.tidemark.models.failure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a predicted remaining life was worth on machines that the model had not seen: how far off
 * the truth was, and how often a failure came within the horizon. All in steps. Between knots the
 * numbers are interpolated. Immutable.
 */
final class Calibration {

    /** Knots, evenly spread from 0 to the cap. */
    static final int KNOTS = 26;

    private final double cap;
    private final double[] lower;
    private final double[] upper;
    private final double[] probability;

    /**
     * @param cap longest remaining life told apart, steps
     * @param lower at each knot, steps that the interval's lower end is off the prediction
     * @param upper at each knot, steps that the interval's upper end is off the prediction
     * @param probability at each knot, that of a failure within the horizon
     */
    Calibration(double cap, double[] lower, double[] upper, double[] probability) {
        this.cap = cap;
        this.lower = lower;
        this.upper = upper;
        this.probability = probability;
    }

    /** Predicted remaining life that a knot is about, steps. */
    static double knot(int index, double cap) {
        return cap * index / (KNOTS - 1);
    }

    /**
     * @param remaining predicted remaining life, steps, 0 to the cap
     */
    Prediction predict(double remaining) {
        return new Prediction(
                remaining,
                Math.max(0, Math.min(remaining, remaining + at(lower, remaining))),
                Math.max(remaining, remaining + at(upper, remaining)),
                at(probability, remaining));
    }

    private double at(double[] values, double remaining) {
        double place = remaining / cap * (KNOTS - 1);
        int below = Math.max(0, Math.min(KNOTS - 2, (int) place));
        double share = place - below;
        return values[below] + share * (values[below + 1] - values[below]);
    }

    void write(DataOutput out) throws IOException {
        for (int knot = 0; knot < KNOTS; knot++) {
            out.writeDouble(lower[knot]);
            out.writeDouble(upper[knot]);
            out.writeDouble(probability[knot]);
        }
    }

    static Calibration read(DataInput in, double cap) throws IOException, DamagedModelException {
        double[] lower = new double[KNOTS];
        double[] upper = new double[KNOTS];
        double[] probability = new double[KNOTS];
        for (int knot = 0; knot < KNOTS; knot++) {
            lower[knot] = DamagedModelException.requireFinite(in.readDouble());
            upper[knot] = DamagedModelException.requireFinite(in.readDouble());
            probability[knot] = DamagedModelException.requireFinite(in.readDouble());
        }
        return new Calibration(cap, lower, upper, probability);
    }
}
