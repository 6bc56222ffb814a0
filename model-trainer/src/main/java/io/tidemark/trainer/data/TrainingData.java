package io.tidemark.trainer.data;

import io.tidemark.trainer.data.OutcomeFinding.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The examples that windows and outcomes give, and what was made of the outcomes. A function of
 * both and of the settings, whatever the order in which they are read.
 */
public final class TrainingData {

    private final OutcomeReview review;
    private final StepTable steps;
    private final Map<MachineId, String> types = new TreeMap<>();
    private final Set<MachineId> heldOut = new TreeSet<>();

    private TrainingData(OutcomeReview review, StepTable steps) {
        this.review = review;
        this.steps = steps;
        MachineTypes machineTypes = MachineTypes.of(review, steps.machines());
        steps.machines().forEach((id, machine) -> types.put(id, machineTypes.of(id, machine)));
        holdOut();
    }

    /**
     * @param stepMillis length of a step, milliseconds, above 0
     * @param withoutSensors names of sensors that are left out
     */
    public static TrainingData of(
            WindowSource windows,
            Collection<Outcome> outcomes,
            long stepMillis,
            Set<String> withoutSensors) {
        OutcomeReview review = OutcomeReview.of(outcomes);
        return new TrainingData(review, StepTable.of(windows, review, stepMillis, withoutSensors));
    }

    private void holdOut() {
        for (String type : new TreeSet<>(types.values())) {
            List<MachineId> machines =
                    types.keySet().stream().filter(id -> types.get(id).equals(type)).toList();
            List<MachineId> failed =
                    machines.stream().filter(id -> steps.machines().get(id).failed()).toList();
            heldOut.addAll(HeldOutMachines.of(machines, failed));
        }
    }

    /** Hands out all examples by site, machine, life and step. */
    public void forEach(Consumer<Example> each) {
        steps.machines()
                .forEach((id, machine) -> machine.lives().forEach(life -> forEach(id, life, each)));
    }

    private void forEach(MachineId machine, LifeSteps life, Consumer<Example> each) {
        long[] positions = life.positions();
        for (long position : positions) {
            long step = position - positions[0];
            long asOfMillis = (position + 1) * steps.stepMillis();
            double survived = (life.endMillis() - asOfMillis) / 1000.0;
            each.accept(
                    new Example(
                            types.get(machine),
                            machine,
                            life.life().number(),
                            Math.toIntExact(step),
                            asOfMillis,
                            (step + 1) * steps.stepMillis() / 1000.0,
                            life.features(position),
                            life.life().failed() ? survived : null,
                            survived,
                            life.life().outcomeId(),
                            heldOut.contains(machine)));
        }
    }

    /** What was made of each outcome, in the order in which they became known. */
    public List<OutcomeFinding> findings() {
        List<OutcomeFinding> findings = new ArrayList<>();
        for (Outcome outcome : review.outcomes()) {
            findings.add(finding(outcome));
        }
        return findings;
    }

    private OutcomeFinding finding(Outcome outcome) {
        OutcomeFinding objection = review.objection(outcome);
        if (objection != null) {
            return objection;
        }
        MachineSteps machine = steps.machines().get(outcome.machine());
        if (machine == null) {
            return new OutcomeFinding(
                    outcome, Finding.UNKNOWN_MACHINE, "no window of the machine is known");
        }
        boolean marks = outcome.isFailure() || outcome.isRepair();
        if (!marks || machine.hasALifeEndedBy(outcome)) {
            return new OutcomeFinding(outcome, Finding.USED, null);
        }
        if (outcome.isRepair() && machine.hasALifeFrom(outcome)) {
            return new OutcomeFinding(outcome, Finding.USED, "it begins a life and ends none");
        }
        return new OutcomeFinding(
                outcome, Finding.WITHOUT_DATA, "no whole step of the life before it is known");
    }

    StepTable steps() {
        return steps;
    }
}
