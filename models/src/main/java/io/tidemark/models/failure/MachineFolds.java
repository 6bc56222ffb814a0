package io.tidemark.models.failure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Divides machines into parts, each with its share of those that failed. The lives of one machine
 * stay together, for a model that saw one of them knows the machine.
 */
final class MachineFolds {

    private final List<List<TrainingMachine>> machines;
    private final Map<TrainingMachine, Integer> machineOf = new HashMap<>();
    private final int count;

    private MachineFolds(List<List<TrainingMachine>> machines, int count) {
        this.machines = machines;
        this.count = count;
        for (int machine = 0; machine < machines.size(); machine++) {
            for (TrainingMachine life : machines.get(machine)) {
                machineOf.put(life, machine);
            }
        }
    }

    /**
     * @param lives of all machines
     * @param most parts, if as many machines failed
     * @throws IllegalArgumentException if fewer than two machines failed
     */
    static MachineFolds of(List<TrainingMachine> lives, int most, Random random) {
        Map<String, List<TrainingMachine>> byName = new LinkedHashMap<>();
        for (TrainingMachine life : lives) {
            byName.computeIfAbsent(life.name(), name -> new ArrayList<>()).add(life);
        }
        List<List<TrainingMachine>> machines = new ArrayList<>(byName.values());
        Collections.shuffle(machines, random);
        machines.sort((left, right) -> Boolean.compare(!failed(left), !failed(right)));
        int failures = (int) machines.stream().filter(MachineFolds::failed).count();
        if (failures < 2) {
            throw new IllegalArgumentException(
                    failures + " machine(s) ever failed, expected at least 2 to tell them apart");
        }
        return new MachineFolds(machines, Math.min(most, failures));
    }

    private static boolean failed(List<TrainingMachine> lives) {
        return lives.stream().anyMatch(TrainingMachine::failed);
    }

    int count() {
        return count;
    }

    /** Lives of the machines of one part, from 0. */
    List<TrainingMachine> part(int fold) {
        return lives(fold, true);
    }

    /** Lives of all other machines. */
    List<TrainingMachine> others(int fold) {
        return lives(fold, false);
    }

    /** Number of the machine that a life is of. */
    int machineOf(TrainingMachine life) {
        return machineOf.get(life);
    }

    private List<TrainingMachine> lives(int fold, boolean inside) {
        List<TrainingMachine> lives = new ArrayList<>();
        for (int machine = 0; machine < machines.size(); machine++) {
            if ((machine % count == fold) == inside) {
                lives.addAll(machines.get(machine));
            }
        }
        return lives;
    }
}
