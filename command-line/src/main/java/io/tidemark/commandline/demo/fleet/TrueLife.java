package io.tidemark.commandline.demo.fleet;

import io.tidemark.commandline.simulate.fleet.FleetPlan;
import io.tidemark.commandline.simulate.fleet.Pump;
import io.tidemark.commandline.simulate.fleet.PumpLife;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of a pump once it has failed.
 *
 * @param mode what it died of
 * @param startedAt event time of its first reading
 * @param endedAt event time of its failure
 */
record TrueLife(String mode, Instant startedAt, Instant endedAt) {

    /** Of all pumps of a plan, by their names without the site. */
    static Map<String, TrueLife> of(FleetPlan plan) {
        Map<String, TrueLife> lives = new TreeMap<>();
        for (Pump pump : plan.pumps()) {
            Instant end = PumpLife.end(pump, FleetStory.INTERVAL);
            lives.put(pump.machine(), new TrueLife(pump.mode().text(), pump.startedAt(), end));
        }
        return lives;
    }

    /** Mean over all, hours. */
    static double meanHours(Map<String, TrueLife> lives) {
        return lives.values().stream()
                .mapToDouble(life -> Duration.between(life.startedAt, life.endedAt).toMinutes() / 60.0)
                .average()
                .orElse(Double.NaN);
    }
}
