package io.tidemark.trainer.data;

import io.tidemark.trainer.data.OutcomeFinding.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Judges outcomes by themselves: which are stated twice, contradict each other or lie in the
 * future. A function of the outcomes, whatever their order.
 */
final class OutcomeReview {

    /** Clocks of those who state outcomes may be ahead by as much. */
    private static final long CLOCK_TOLERANCE_MILLIS = 5 * 60_000;

    private final List<Outcome> outcomes;
    private final Map<Outcome, OutcomeFinding> objections = new IdentityHashMap<>();
    private final Map<MachineId, List<Outcome>> statements = new TreeMap<>();

    private OutcomeReview(Collection<Outcome> outcomes) {
        this.outcomes = outcomes.stream().sorted(Outcome.AS_ARRIVED).toList();
    }

    static OutcomeReview of(Collection<Outcome> outcomes) {
        OutcomeReview review = new OutcomeReview(outcomes);
        review.objectToSingleOnes();
        review.objectToTheSameId();
        review.objectToTheSameStatement();
        for (Outcome outcome : review.outcomes) {
            if (review.marksALife(outcome)) {
                review.statements
                        .computeIfAbsent(outcome.machine(), key -> new ArrayList<>())
                        .add(outcome);
            }
        }
        review.statements.values().forEach(of -> of.sort(Outcome.IN_TIME));
        return review;
    }

    /** All, in the order in which they became known. */
    List<Outcome> outcomes() {
        return outcomes;
    }

    /** What is wrong with it; null if nothing is. */
    OutcomeFinding objection(Outcome outcome) {
        return objections.get(outcome);
    }

    boolean isContradictory(Outcome outcome) {
        OutcomeFinding objection = objection(outcome);
        return objection != null && objection.finding() == Finding.CONTRADICTORY;
    }

    /** The lives of a machine as the statements of it tell. */
    Timeline timeline(MachineId machine) {
        return Timeline.of(statements.getOrDefault(machine, List.of()), this);
    }

    /** Failures and repairs, and what may have been one. */
    private boolean marksALife(Outcome outcome) {
        return isContradictory(outcome)
                || objection(outcome) == null && (outcome.isFailure() || outcome.isRepair());
    }

    private void objectToSingleOnes() {
        for (Outcome outcome : outcomes) {
            if (outcome.occurredAtMillis() > outcome.arrivedAtMillis() + CLOCK_TOLERANCE_MILLIS) {
                object(outcome, Finding.IN_FUTURE, "it arrived before it is said to have happened");
            } else if (!outcome.isOfKnownKind()) {
                object(outcome, Finding.CONTRADICTORY, "its kind is none that is known");
            }
        }
    }

    private void objectToTheSameId() {
        Map<String, List<Outcome>> byId = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            if (objection(outcome) == null) {
                byId.computeIfAbsent(outcome.id(), key -> new ArrayList<>()).add(outcome);
            }
        }
        for (List<Outcome> same : byId.values()) {
            Outcome first = same.get(0);
            if (!same.stream().allMatch(first::saysTheSameAs)) {
                for (Outcome outcome : same) {
                    object(
                            outcome,
                            Finding.CONTRADICTORY,
                            "its id was stated of different events; what it says is not believed,"
                                    + " and the machine's life is taken to be cut off there");
                }
                continue;
            }
            same.stream()
                    .skip(1)
                    .forEach(again -> object(again, Finding.REPEATED, "its id came before"));
        }
    }

    private void objectToTheSameStatement() {
        Set<List<Object>> said = new HashSet<>();
        for (Outcome outcome : outcomes) {
            List<Object> what =
                    List.of(outcome.machine(), outcome.kind(), outcome.occurredAtMillis());
            if (objection(outcome) == null && !said.add(what)) {
                object(outcome, Finding.REPEATED, "the same was stated before under another id");
            }
        }
    }

    private void object(Outcome outcome, Finding finding, String detail) {
        objections.put(outcome, new OutcomeFinding(outcome, finding, detail));
    }
}
