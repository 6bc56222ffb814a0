package io.tidemark.trainer.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which type each machine is of: the newest that an outcome of it stated; if none did, the one that
 * is stated of most machines with the same sensors; else {@link #UNSPECIFIED}.
 */
final class MachineTypes {

    static final String UNSPECIFIED = "unspecified";

    private final Map<MachineId, String> stated = new HashMap<>();
    private final Map<Set<String>, String> bySensors = new HashMap<>();

    static MachineTypes of(OutcomeReview review, SortedMap<MachineId, MachineSteps> machines) {
        MachineTypes types = new MachineTypes();
        review.outcomes().stream()
                .filter(outcome -> review.objection(outcome) == null)
                .filter(outcome -> outcome.machineType() != null)
                .sorted(Outcome.IN_TIME)
                .forEach(outcome -> types.stated.put(outcome.machine(), outcome.machineType()));
        Map<Set<String>, TreeMap<String, Integer>> votes = new HashMap<>();
        machines.forEach(
                (machine, steps) -> {
                    String type = types.stated.get(machine);
                    if (type != null) {
                        votes.computeIfAbsent(steps.sensors(), sensors -> new TreeMap<>())
                                .merge(type, 1, Integer::sum);
                    }
                });
        votes.forEach((sensors, counts) -> types.bySensors.put(sensors, most(counts)));
        return types;
    }

    /** The first in the alphabet of those with most votes. */
    private static String most(TreeMap<String, Integer> votes) {
        return votes.entrySet().stream()
                .max(
                        Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }

    String of(MachineId machine, MachineSteps steps) {
        String type = stated.get(machine);
        return type != null ? type : bySensors.getOrDefault(steps.sensors(), UNSPECIFIED);
    }
}
