package io.tidemark.trainer.training;

import io.tidemark.models.failure.MachineHistory;
import io.tidemark.models.failure.MachineStep;
import io.tidemark.trainer.data.Example;
import io.tidemark.trainer.data.HeldOutMachines;
import io.tidemark.trainer.data.MachineId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Lives of machines as examples tell them, in what a trainer takes. A function of the examples,
 * whatever the order in which they come.
 */
public final class TrainingSet {

    private final String machineType;
    private final Map<String, Integer> found = new HashMap<>();
    private final TreeMap<MachineId, TreeMap<Integer, Lived>> machines = new TreeMap<>();

    private TrainingSet(String machineType) {
        this.machineType = machineType;
    }

    /**
     * @param examples hands out examples
     * @param machineType type of the machines; null for all
     */
    public static TrainingSet of(Consumer<Consumer<Example>> examples, String machineType) {
        TrainingSet set = new TrainingSet(machineType);
        examples.accept(set::add);
        return set;
    }

    private void add(Example example) {
        if (machineType != null && !machineType.equals(example.machineType())) {
            return;
        }
        example.features().keySet().forEach(name -> found.putIfAbsent(name, found.size()));
        double[] means = new double[found.size()];
        Arrays.fill(means, Double.NaN);
        example.features().forEach((name, mean) -> means[found.get(name)] = mean);
        machines.computeIfAbsent(example.machine(), machine -> new TreeMap<>())
                .computeIfAbsent(example.life(), life -> new Lived(example))
                .steps
                .add(new MachineStep(example.asOfMillis(), means));
    }

    /** Names of all sensors, sorted; the order of the means in the steps. */
    public List<String> sensors() {
        return List.copyOf(new TreeSet<>(found.keySet()));
    }

    /** Lives of the machines that may be learnt from. */
    public List<MachineHistory> learning() {
        return histories(false);
    }

    /** Lives of the machines that no model learns from. */
    public List<MachineHistory> heldOut() {
        return histories(true);
    }

    /** Whether machines are held out that the hash of their names would not. */
    public boolean isFallback() {
        return machines.entrySet().stream()
                .anyMatch(
                        machine ->
                                !HeldOutMachines.byHash(machine.getKey())
                                        && machine.getValue().firstEntry().getValue().heldOut);
    }

    private List<MachineHistory> histories(boolean heldOut) {
        List<String> sensors = sensors();
        int[] from = sensors.stream().mapToInt(found::get).toArray();
        List<MachineHistory> histories = new ArrayList<>();
        machines.forEach(
                (machine, lives) ->
                        lives.values().stream()
                                .filter(life -> life.heldOut == heldOut)
                                .forEach(life -> histories.add(life.history(machine, from))));
        return histories;
    }

    /** One life; its steps have the sensors that were found until then, in that order. */
    private static final class Lived {

        private final boolean failed;
        private final boolean heldOut;
        private final long endMillis;
        private final List<MachineStep> steps = new ArrayList<>();

        private Lived(Example example) {
            failed = !example.censored();
            heldOut = example.heldOut();
            endMillis = example.asOfMillis() + Math.round(example.survivedSeconds() * 1000);
        }

        /**
         * @param from index of each sensor in what was found
         */
        private MachineHistory history(MachineId machine, int[] from) {
            List<MachineStep> ordered = new ArrayList<>();
            for (MachineStep step : steps) {
                double[] means = new double[from.length];
                for (int i = 0; i < from.length; i++) {
                    means[i] = from[i] < step.means().length ? step.means()[from[i]] : Double.NaN;
                }
                ordered.add(new MachineStep(step.endMillis(), means));
            }
            ordered.sort(Comparator.comparingLong(MachineStep::endMillis));
            return new MachineHistory(machine.toString(), ordered, failed, endMillis);
        }
    }
}
