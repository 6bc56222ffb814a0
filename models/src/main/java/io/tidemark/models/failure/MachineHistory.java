package io.tidemark.models.failure;

import java.util.List;

/** What is known of one machine from when it was new, or last repaired, until its end or today. */
public final class MachineHistory {

    private final String machine;
    private final List<MachineStep> steps;
    private final boolean failed;
    private final long endMillis;

    /**
     * A life that ended, or is known, until the end of its last step.
     *
     * @param machine as {@link #machine()}
     * @param steps as {@link #steps()}; copied
     * @param failed as {@link #failed()}
     * @throws IllegalArgumentException if there is no step
     */
    public MachineHistory(String machine, List<MachineStep> steps, boolean failed) {
        this(machine, steps, failed, steps.isEmpty() ? 0 : lastEnd(steps));
    }

    /**
     * A life that ended, or is known, until some time after its last step.
     *
     * @param machine as {@link #machine()}
     * @param steps as {@link #steps()}; copied
     * @param failed as {@link #failed()}
     * @param endMillis as {@link #endMillis()}
     * @throws IllegalArgumentException if there is no step, or one ends after the life
     */
    public MachineHistory(String machine, List<MachineStep> steps, boolean failed, long endMillis) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("machine " + machine + " has no step");
        }
        if (lastEnd(steps) > endMillis) {
            throw new IllegalArgumentException(
                    "machine "
                            + machine
                            + " ended at "
                            + endMillis
                            + ", before its last step, at "
                            + lastEnd(steps));
        }
        this.machine = machine;
        this.steps = List.copyOf(steps);
        this.failed = failed;
        this.endMillis = endMillis;
    }

    private static long lastEnd(List<MachineStep> steps) {
        return steps.get(steps.size() - 1).endMillis();
    }

    /**
     * Name of the machine; several lives of one machine have the same, and are never divided
     * between what is learnt from and what is tested on.
     */
    public String machine() {
        return machine;
    }

    /** Oldest first; each with one mean for each sensor of the training. */
    public List<MachineStep> steps() {
        return steps;
    }

    /**
     * Whether the machine failed at its end. If not, it still ran then, and all that is known is
     * that it lasted at least that long.
     */
    public boolean failed() {
        return failed;
    }

    /**
     * When it failed, or until when it is known to have run, milliseconds since the epoch; of no
     * meaning to a model that counts in cycles.
     */
    public long endMillis() {
        return endMillis;
    }
}
