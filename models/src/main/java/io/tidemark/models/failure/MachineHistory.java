package io.tidemark.models.failure;

import java.util.List;

/** What is known of one machine from when it was new, or last repaired, until its end or today. */
public final class MachineHistory {

    private final String machine;
    private final List<MachineStep> steps;
    private final boolean failed;

    /**
     * @param machine as {@link #machine()}
     * @param steps as {@link #steps()}; copied
     * @param failed as {@link #failed()}
     * @throws IllegalArgumentException if there is no step
     */
    public MachineHistory(String machine, List<MachineStep> steps, boolean failed) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("machine " + machine + " has no step");
        }
        this.machine = machine;
        this.steps = List.copyOf(steps);
        this.failed = failed;
    }

    /** Name of the machine, unique among those that are trained on together. */
    public String machine() {
        return machine;
    }

    /** Oldest first; each with one mean for each sensor of the training. */
    public List<MachineStep> steps() {
        return steps;
    }

    /**
     * Whether the machine failed at the end of its last step. If not, it still ran then, and all
     * that is known is that it lasted at least that long.
     */
    public boolean failed() {
        return failed;
    }
}
