package io.tidemark.models.failure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The ways in which machines are run, such as a few settings of speed and load, found by k-means
 * (Lloyd, "Least squares quantization in PCM", 1982) in the sensors that tell them. There are as
 * many as explain nearly all of the variance, or one if no few do: settings that merely waver are
 * no regimes.
 */
final class OperatingRegimes {

    static final int MOST = 8;

    private static final double EXPLAINED = 0.995;
    private static final int ROUNDS = 50;
    private static final int MOST_ROWS = 20_000;

    /** Index of each condition among the sensors. */
    private final int[] conditions;

    /** Spread of each condition, by which distances are divided. */
    private final double[] scales;

    private final double[][] centres;

    private OperatingRegimes(int[] conditions, double[] scales, double[][] centres) {
        this.conditions = conditions;
        this.scales = scales;
        this.centres = centres;
    }

    /**
     * @param rows means of all sensors; not empty
     * @param conditions index of each sensor that tells how a machine is run
     */
    static OperatingRegimes find(List<double[]> rows, int[] conditions) {
        double[] scales = new double[conditions.length];
        double[] middle = new double[conditions.length];
        for (int c = 0; c < conditions.length; c++) {
            MeanAndSpread values = new MeanAndSpread();
            for (double[] row : rows) {
                values.add(row[conditions[c]]);
            }
            middle[c] = values.mean();
            scales[c] = values.spread() > 0 ? values.spread() : 1;
        }
        OperatingRegimes one = new OperatingRegimes(conditions, scales, new double[][] {middle});
        int stride = 1 + rows.size() / MOST_ROWS;
        double variance = one.distances(rows, stride);
        OperatingRegimes found = one;
        for (int regimes = 2; regimes <= MOST && variance > 0; regimes++) {
            found = found.split(rows, stride);
            if (found.distances(rows, stride) <= (1 - EXPLAINED) * variance) {
                return found;
            }
        }
        return one;
    }

    int count() {
        return centres.length;
    }

    /** Number of the regime that a row belongs to, 0 and up; a missing condition is passed over. */
    int of(double[] row) {
        int nearest = 0;
        for (int regime = 1; regime < centres.length; regime++) {
            if (distance(row, regime) < distance(row, nearest)) {
                nearest = regime;
            }
        }
        return nearest;
    }

    private double distance(double[] row, int regime) {
        double sum = 0;
        for (int c = 0; c < conditions.length; c++) {
            double difference = (row[conditions[c]] - centres[regime][c]) / scales[c];
            sum += Double.isNaN(difference) ? 0 : difference * difference;
        }
        return sum;
    }

    private double distances(List<double[]> rows, int stride) {
        double sum = 0;
        for (int i = 0; i < rows.size(); i += stride) {
            sum += distance(rows.get(i), of(rows.get(i)));
        }
        return sum;
    }

    /** One regime more, begun at the row that is farthest from all others, and settled. */
    private OperatingRegimes split(List<double[]> rows, int stride) {
        double[] farthest = rows.get(0);
        for (int i = 0; i < rows.size(); i += stride) {
            if (distance(rows.get(i), of(rows.get(i))) > distance(farthest, of(farthest))) {
                farthest = rows.get(i);
            }
        }
        double[][] begun = new double[centres.length + 1][];
        System.arraycopy(centres, 0, begun, 0, centres.length);
        begun[centres.length] = new double[conditions.length];
        for (int c = 0; c < conditions.length; c++) {
            double value = farthest[conditions[c]];
            begun[centres.length][c] = Double.isNaN(value) ? centres[0][c] : value;
        }
        OperatingRegimes regimes = new OperatingRegimes(conditions, scales, begun);
        for (int round = 0; round < ROUNDS; round++) {
            regimes = regimes.settle(rows, stride);
        }
        return regimes;
    }

    private OperatingRegimes settle(List<double[]> rows, int stride) {
        MeanAndSpread[][] members = new MeanAndSpread[centres.length][conditions.length];
        for (MeanAndSpread[] member : members) {
            Arrays.setAll(member, c -> new MeanAndSpread());
        }
        for (int i = 0; i < rows.size(); i += stride) {
            int regime = of(rows.get(i));
            for (int c = 0; c < conditions.length; c++) {
                members[regime][c].add(rows.get(i)[conditions[c]]);
            }
        }
        double[][] moved = new double[centres.length][conditions.length];
        for (int regime = 0; regime < centres.length; regime++) {
            for (int c = 0; c < conditions.length; c++) {
                MeanAndSpread member = members[regime][c];
                moved[regime][c] = member.count() == 0 ? centres[regime][c] : member.mean();
            }
        }
        return new OperatingRegimes(conditions, scales, moved);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(conditions.length);
        out.writeInt(centres.length);
        for (int c = 0; c < conditions.length; c++) {
            out.writeInt(conditions[c]);
            out.writeDouble(scales[c]);
            for (double[] centre : centres) {
                out.writeDouble(centre[c]);
            }
        }
    }

    static OperatingRegimes read(DataInput in, int sensors)
            throws IOException, DamagedModelException {
        int count = DamagedModelException.require(in.readInt(), 0, sensors, "conditions");
        int regimes = DamagedModelException.require(in.readInt(), 1, MOST, "regimes");
        int[] conditions = new int[count];
        double[] scales = new double[count];
        double[][] centres = new double[regimes][count];
        for (int c = 0; c < count; c++) {
            conditions[c] =
                    DamagedModelException.require(in.readInt(), 0, sensors - 1, "condition");
            scales[c] = DamagedModelException.requireFinite(in.readDouble());
            for (double[] centre : centres) {
                centre[c] = DamagedModelException.requireFinite(in.readDouble());
            }
        }
        return new OperatingRegimes(conditions, scales, centres);
    }
}
