package io.tidemark.models.failure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets what a machine measures in relation to its fleet: how many standard deviations a sensor is
 * off the mean of all machines that are run in the same way. Immutable.
 */
final class FleetScale {

    /** Deviations beyond this tell no more, and a broken sensor must not drown the others. */
    private static final double LARGEST = 20;

    /** Share of values below the one, and above the other, that tell how far a sensor reaches. */
    private static final double TAIL = 0.05;

    /** How much farther than that a value may lie, as a multiple of the reach. */
    private static final double MARGIN = 3;

    private final int[] signals;
    private final OperatingRegimes regimes;

    /** For each regime, mean and spread of each signal. */
    private final double[][] means;

    private final double[][] spreads;

    private FleetScale(
            int[] signals, OperatingRegimes regimes, double[][] means, double[][] spreads) {
        this.signals = signals;
        this.regimes = regimes;
        this.means = means;
        this.spreads = spreads;
    }

    /**
     * @param rows means of all sensors in all machines' steps; not empty
     * @param signals index of each sensor that tells of a machine's health
     * @param conditions index of each sensor that tells how a machine is run
     */
    static FleetScale fit(List<double[]> rows, int[] signals, int[] conditions) {
        OperatingRegimes regimes = OperatingRegimes.find(rows, conditions);
        List<List<double[]>> groups = new ArrayList<>();
        for (int regime = 0; regime < regimes.count(); regime++) {
            groups.add(new ArrayList<>());
        }
        for (double[] row : rows) {
            groups.get(regimes.of(row)).add(row);
        }
        double[][] means = new double[regimes.count()][signals.length];
        double[][] spreads = new double[regimes.count()][signals.length];
        for (int regime = 0; regime < regimes.count(); regime++) {
            for (int signal = 0; signal < signals.length; signal++) {
                MeanAndSpread of = plausible(groups.get(regime), signals[signal]);
                means[regime][signal] = of.mean();
                spreads[regime][signal] = varies(of) ? of.spread() : 1;
            }
        }
        return new FleetScale(signals, regimes, means, spreads);
    }

    /**
     * Without what lies so far out that only a broken sensor gives it, which would hide the rest.
     */
    private static MeanAndSpread plausible(List<double[]> rows, int sensor) {
        double[] sorted =
                rows.stream()
                        .mapToDouble(row -> row[sensor])
                        .filter(MeanAndSpread::isUsable)
                        .sorted()
                        .toArray();
        MeanAndSpread within = new MeanAndSpread();
        if (sorted.length > 0) {
            double low = sorted[(int) (TAIL * (sorted.length - 1))];
            double high = sorted[(int) ((1 - TAIL) * (sorted.length - 1))];
            double margin = high > low ? MARGIN * (high - low) : Double.POSITIVE_INFINITY;
            for (double value : sorted) {
                if (value >= low - margin && value <= high + margin) {
                    within.add(value);
                }
            }
        }
        return within;
    }

    /** Whether values differ by more than rounding. */
    static boolean varies(MeanAndSpread values) {
        return values.spread() > 1e-9 * Math.abs(values.mean()) && values.spread() > 0;
    }

    /** Number of signals. */
    int signals() {
        return signals.length;
    }

    /**
     * @param row means of all sensors
     * @param into deviation of each signal, NaN if missing; may be longer
     */
    void scale(double[] row, double[] into) {
        int regime = regimes.of(row);
        for (int signal = 0; signal < signals.length; signal++) {
            double deviation =
                    (row[signals[signal]] - means[regime][signal]) / spreads[regime][signal];
            into[signal] = Math.max(-LARGEST, Math.min(LARGEST, deviation));
        }
    }

    /**
     * How a signal changes over a machine's life, deviations a step; NaN if unknown, and if
     * machines are run in several ways, for then a change may be one of use.
     */
    double lifelongSlope(LifelongTrends trends, int signal) {
        if (regimes.count() > 1) {
            return Double.NaN;
        }
        double slope = trends.slope(signals[signal]) / spreads[0][signal];
        return Math.max(-LARGEST, Math.min(LARGEST, slope));
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(signals.length);
        for (int signal : signals) {
            out.writeInt(signal);
        }
        regimes.write(out);
        for (int regime = 0; regime < regimes.count(); regime++) {
            for (int signal = 0; signal < signals.length; signal++) {
                out.writeDouble(means[regime][signal]);
                out.writeDouble(spreads[regime][signal]);
            }
        }
    }

    static FleetScale read(DataInput in, int sensors) throws IOException, DamagedModelException {
        int[] signals = new int[DamagedModelException.require(in.readInt(), 1, sensors, "signals")];
        for (int i = 0; i < signals.length; i++) {
            signals[i] = DamagedModelException.require(in.readInt(), 0, sensors - 1, "signal");
        }
        OperatingRegimes regimes = OperatingRegimes.read(in, sensors);
        double[][] means = new double[regimes.count()][signals.length];
        double[][] spreads = new double[regimes.count()][signals.length];
        for (int regime = 0; regime < regimes.count(); regime++) {
            for (int signal = 0; signal < signals.length; signal++) {
                means[regime][signal] = DamagedModelException.requireFinite(in.readDouble());
                spreads[regime][signal] = DamagedModelException.requireFinite(in.readDouble());
            }
        }
        return new FleetScale(signals, regimes, means, spreads);
    }
}
