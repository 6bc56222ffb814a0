package io.tidemark.models.failure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which sensors a model looks at: those that vary, in the order of their names. */
final class SensorChoice {

    private final List<String> names;
    private final int[] sensorOf;
    private final int[] signals;
    private final int[] conditions;

    private SensorChoice(List<String> names, List<String> all, Set<String> operatingConditions) {
        this.names = List.copyOf(names);
        this.sensorOf = names.stream().mapToInt(all::indexOf).toArray();
        List<Integer> signalIndices = new ArrayList<>();
        List<Integer> conditionIndices = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            (operatingConditions.contains(names.get(i)) ? conditionIndices : signalIndices).add(i);
        }
        this.signals = signalIndices.stream().mapToInt(Integer::intValue).toArray();
        this.conditions = conditionIndices.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * @param sensors names, in the order of the steps' means
     * @throws IllegalArgumentException if a name comes twice, an operating condition is none of
     *     them, a step has another number of means, or nothing but conditions varies
     */
    static SensorChoice of(
            List<String> sensors, List<MachineHistory> machines, Set<String> operatingConditions) {
        requireNames(sensors, operatingConditions);
        MeanAndSpread[] values = new MeanAndSpread[sensors.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = new MeanAndSpread();
        }
        for (MachineHistory machine : machines) {
            for (MachineStep step : machine.steps()) {
                requireMeans(machine, step, values.length);
                for (int i = 0; i < values.length; i++) {
                    values[i].add(step.means()[i]);
                }
            }
        }
        List<String> varying = new ArrayList<>();
        for (String name : new TreeSet<>(sensors)) {
            if (FleetScale.varies(values[sensors.indexOf(name)])) {
                varying.add(name);
            }
        }
        SensorChoice choice = new SensorChoice(varying, sensors, operatingConditions);
        if (choice.signals.length == 0) {
            throw new IllegalArgumentException(
                    "no sensor but operating conditions varies, expected at least one");
        }
        return choice;
    }

    private static void requireNames(List<String> sensors, Set<String> operatingConditions) {
        if (new HashSet<>(sensors).size() != sensors.size()) {
            throw new IllegalArgumentException("a sensor's name comes twice in " + sensors);
        }
        for (String condition : new TreeSet<>(operatingConditions)) {
            if (!sensors.contains(condition)) {
                throw new IllegalArgumentException(
                        "operating condition " + condition + " is none of the sensors " + sensors);
            }
        }
    }

    private static void requireMeans(MachineHistory machine, MachineStep step, int expected) {
        if (step.means().length != expected) {
            throw new IllegalArgumentException(
                    "machine "
                            + machine.machine()
                            + " has a step with "
                            + step.means().length
                            + " means, expected one for each of "
                            + expected
                            + " sensors");
        }
    }

    /** Names of the chosen sensors, sorted. */
    List<String> names() {
        return names;
    }

    /** Index in the histories' steps of each chosen sensor. */
    int[] sensorOf() {
        return sensorOf;
    }

    /** Index among the chosen sensors of those that tell of a machine's health. */
    int[] signals() {
        return signals;
    }

    /** Index among the chosen sensors of those that tell how a machine is run. */
    int[] conditions() {
        return conditions;
    }
}
