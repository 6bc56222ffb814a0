package io.tidemark.models.failure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is remembered of one machine: its first steps, its latest ones, the trends of its life, and
 * the step that is not full yet, all as measured. No model has a part in it, so that a newer model
 * goes on from the memory of an older one.
 *
 * <p>Not thread-safe.
 */
final class MachineMemory {

    /** Steps that tell how the machine was when it was new. */
    static final int FIRST = 30;

    /** Latest steps, as many as the longest horizon looks at. */
    static final int LATEST = 60;

    private final int sensors;
    private final long stepMillis;
    private final StepAverage open;
    private final LifelongTrends trends;

    private final double[][] first = new double[FIRST][];
    private final double[][] latest = new double[LATEST][];
    private final long[] positions = new long[LATEST];

    /** Full steps so far. */
    private long steps;

    /** Number of the first full step, counted from the epoch or from 0. */
    private long firstPosition;

    private long lastEndMillis = Long.MIN_VALUE;

    /**
     * @param sensors number of sensors
     * @param stepMillis length of a step, milliseconds; 0 if each step that comes is one
     */
    MachineMemory(int sensors, long stepMillis) {
        this.sensors = sensors;
        this.stepMillis = stepMillis;
        this.open = new StepAverage(sensors, Math.max(1, stepMillis));
        this.trends = new LifelongTrends(sensors);
    }

    /**
     * Takes in what was measured until a moment.
     *
     * @param endMillis end of the stretch, exclusive, milliseconds since the epoch; no later than
     *     the one before, it is passed over
     * @param means one for each sensor; what is not finite, or beyond 1e100, is missing
     * @return whether a step is full now that was not before
     */
    boolean add(long endMillis, double[] means) {
        if (endMillis <= lastEndMillis) {
            return false;
        }
        lastEndMillis = endMillis;
        long position = stepMillis == 0 ? steps : open.stepOf(endMillis);
        boolean full = false;
        if (!open.isEmpty() && position != open.open()) {
            remember(open.open(), open.close());
            full = true;
        }
        open.add(position, means);
        if (stepMillis == 0 || open.endsStep(endMillis)) {
            remember(position, open.close());
            full = true;
        }
        return full;
    }

    private void remember(long position, double[] row) {
        if (steps == 0) {
            firstPosition = position;
        }
        if (steps < FIRST) {
            first[(int) steps] = row;
        }
        int slot = (int) (steps % LATEST);
        latest[slot] = row;
        positions[slot] = position;
        steps++;
        trends.add(position - firstPosition, row);
    }

    /** Full steps that are remembered as the latest, 0 to {@link #LATEST}. */
    int latestSteps() {
        return (int) Math.min(steps, LATEST);
    }

    /** Full steps that are remembered as the first, 0 to {@link #FIRST}. */
    int firstSteps() {
        return (int) Math.min(steps, FIRST);
    }

    /**
     * Means of the sensors over one of the latest steps; NaN is missing.
     *
     * @param back 0 for the newest
     */
    double[] latest(int back) {
        return latest[slot(back)];
    }

    /**
     * Steps between one of the latest steps and the newest, gaps included.
     *
     * @param back 0 for the newest
     */
    long stepsAgo(int back) {
        return positions[slot(0)] - positions[slot(back)];
    }

    /**
     * Means of the sensors over one of the first steps; NaN is missing.
     *
     * @param index 0 for the oldest
     */
    double[] first(int index) {
        return first[index];
    }

    /** What each sensor did over the whole life. */
    LifelongTrends trends() {
        return trends;
    }

    /** Steps from the machine's first to its newest, both and gaps included; 0 without any. */
    long age() {
        return steps == 0 ? 0 : positions[slot(0)] - firstPosition + 1;
    }

    /** End of the newest full step, milliseconds since the epoch; of no meaning for cycles. */
    long endMillis() {
        return (positions[slot(0)] + 1) * stepMillis;
    }

    private int slot(int back) {
        return (int) ((steps - 1 - back) % LATEST);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(sensors);
        out.writeLong(stepMillis);
        out.writeLong(steps);
        out.writeLong(firstPosition);
        out.writeLong(lastEndMillis);
        open.write(out);
        trends.write(out);
        for (int i = 0; i < firstSteps(); i++) {
            SensorRow.write(out, first[i]);
        }
        for (int back = latestSteps() - 1; back >= 0; back--) {
            out.writeLong(positions[slot(back)]);
            SensorRow.write(out, latest(back));
        }
    }

    static MachineMemory read(DataInput in, int sensors, long stepMillis)
            throws IOException, DamagedModelException {
        DamagedModelException.require(in.readInt(), sensors, sensors, "sensors");
        long millis = in.readLong();
        if (millis != stepMillis) {
            throw new DamagedModelException(
                    "steps of " + millis + " ms, expected " + stepMillis + " ms");
        }
        MachineMemory memory = new MachineMemory(sensors, stepMillis);
        memory.steps = in.readLong();
        if (memory.steps < 0) {
            throw new DamagedModelException("steps: " + memory.steps + ", expected at least 0");
        }
        memory.firstPosition = in.readLong();
        memory.lastEndMillis = in.readLong();
        memory.open.read(in);
        memory.trends.read(in);
        for (int i = 0; i < memory.firstSteps(); i++) {
            memory.first[i] = SensorRow.read(in, sensors);
        }
        for (int back = memory.latestSteps() - 1; back >= 0; back--) {
            memory.positions[memory.slot(back)] = in.readLong();
            memory.latest[memory.slot(back)] = SensorRow.read(in, sensors);
        }
        return memory;
    }
}
