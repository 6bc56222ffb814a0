package io.tidemark.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds sensors that are written once the failure is known, with times before it: a protocol of the
 * repair, say, entered as if it had been measured. Their event time gives nothing away, but the
 * cloud learns of them after the failure, where it learnt of the machine's other sensors before. A
 * gateway that was off line until after the failure delays all sensors of its machine alike, which
 * is no sign.
 */
final class LateSensors {

    private static final int FEWEST_LIVES = 2;

    private LateSensors() {}

    /** A sentence for each sensor that came late in more than half of the lives that failed. */
    static List<String> in(TrainingData data) {
        Map<String, int[]> livesAndLate = new TreeMap<>();
        data.steps().machines().values().stream()
                .flatMap(machine -> machine.lives().stream())
                .filter(life -> life.life().failed())
                .forEach(life -> count(life, livesAndLate));
        List<String> leaks = new ArrayList<>();
        livesAndLate.forEach(
                (sensor, counts) -> {
                    if (counts[0] >= FEWEST_LIVES && 2 * counts[1] > counts[0]) {
                        leaks.add(
                                "sensor %s was written only after the failure in %d of %d lives, while other sensors came before; if that is right, leave it out with --without-sensor %s"
                                        .formatted(sensor, counts[1], counts[0], sensor));
                    }
                });
        return leaks;
    }

    private static void count(LifeSteps life, Map<String, int[]> livesAndLate) {
        long failedAt = life.endMillis();
        boolean heardBefore =
                life.sensors().values().stream()
                        .anyMatch(sensor -> sensor.firstArrivalMillis() <= failedAt);
        if (!heardBefore) {
            return;
        }
        life.sensors()
                .forEach(
                        (name, sensor) -> {
                            int[] counts = livesAndLate.computeIfAbsent(name, key -> new int[2]);
                            counts[0]++;
                            counts[1] += sensor.firstArrivalMillis() > failedAt ? 1 : 0;
                        });
    }
}
