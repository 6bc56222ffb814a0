package io.tidemark.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** The steps of all lives of one machine. */
final class MachineSteps {

    private final Timeline timeline;
    private final long stepMillis;
    private final TreeMap<Integer, LifeSteps> lives = new TreeMap<>();

    MachineSteps(Timeline timeline, long stepMillis) {
        this.timeline = timeline;
        this.stepMillis = stepMillis;
    }

    /** The sensor's steps that the window goes to; null if it lies in no life. */
    SensorSteps offer(WindowMean window) {
        Life life = timeline.of(window);
        return life == null
                ? null
                : lives.computeIfAbsent(life.number(), key -> new LifeSteps(life, stepMillis))
                        .offer(window);
    }

    /** Those with data, in time. */
    List<LifeSteps> lives() {
        return new ArrayList<>(lives.values());
    }

    /** Whether a life that an outcome ended has a whole step. */
    boolean hasALifeEndedBy(Outcome outcome) {
        return lives.values().stream()
                .anyMatch(
                        steps ->
                                outcome.id().equals(steps.life().outcomeId())
                                        && steps.positions().length > 0);
    }

    /** Whether a life that begins with an outcome has a whole step. */
    boolean hasALifeFrom(Outcome outcome) {
        return lives.values().stream()
                .anyMatch(
                        steps ->
                                steps.life().startMillis() == outcome.occurredAtMillis()
                                        && steps.positions().length > 0);
    }

    /** Names of all sensors that it was heard of. */
    TreeSet<String> sensors() {
        TreeSet<String> sensors = new TreeSet<>();
        lives.values().forEach(life -> sensors.addAll(life.sensors().keySet()));
        return sensors;
    }

    boolean failed() {
        return lives.values().stream()
                .anyMatch(steps -> steps.life().failed() && steps.positions().length > 0);
    }
}
