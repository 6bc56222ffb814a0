package io.tidemark.trainer.data;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The steps of all machines. Takes memory for the means over the steps and for one batch of
 * windows.
 */
final class StepTable {

    private final OutcomeReview review;
    private final long stepMillis;
    private final Set<String> withoutSensors;
    private final TreeMap<MachineId, MachineSteps> machines = new TreeMap<>();
    private long knownUntilMillis = Long.MIN_VALUE;
    private long outsideLives;

    private StepTable(OutcomeReview review, long stepMillis, Set<String> withoutSensors) {
        this.review = review;
        this.stepMillis = stepMillis;
        this.withoutSensors = withoutSensors;
    }

    /**
     * @param stepMillis length of a step, milliseconds, above 0
     */
    static StepTable of(
            WindowSource windows,
            OutcomeReview review,
            long stepMillis,
            Set<String> withoutSensors) {
        StepTable table = new StepTable(review, stepMillis, withoutSensors);
        Set<SensorSteps> touched = new HashSet<>();
        windows.read(
                window -> table.offer(window, touched),
                () -> {
                    touched.forEach(SensorSteps::takeBatch);
                    touched.clear();
                });
        table.machines.values().stream()
                .flatMap(machine -> machine.lives().stream())
                .forEach(LifeSteps::finish);
        return table;
    }

    private void offer(WindowMean window, Set<SensorSteps> touched) {
        if (withoutSensors.contains(window.sensor())) {
            return;
        }
        knownUntilMillis = Math.max(knownUntilMillis, window.endMillis());
        SensorSteps sensor =
                machines.computeIfAbsent(
                                window.machine(),
                                machine -> new MachineSteps(review.timeline(machine), stepMillis))
                        .offer(window);
        if (sensor == null) {
            outsideLives++;
        } else {
            touched.add(sensor);
        }
    }

    long stepMillis() {
        return stepMillis;
    }

    SortedMap<MachineId, MachineSteps> machines() {
        return machines;
    }

    /** End of the newest window, milliseconds since the epoch; {@link Long#MIN_VALUE} if none. */
    long knownUntilMillis() {
        return knownUntilMillis;
    }

    /** Windows of broken machines, and those that lie across the end of a life. */
    long outsideLives() {
        return outsideLives;
    }
}
