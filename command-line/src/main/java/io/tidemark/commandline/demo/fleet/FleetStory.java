package io.tidemark.commandline.demo.fleet;

import io.tidemark.commandline.simulate.fleet.Ending;
import io.tidemark.commandline.simulate.fleet.FailureMode;
import io.tidemark.commandline.simulate.fleet.FleetPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Which pumps run, and when: first a pilot, then the fleet, then new pumps, which run twice, so that
 * two models can be compared on the same lives.
 *
 * @param pilot all die of their bearings, for nothing else was seen in the first months
 * @param fleet all three modes, and some pumps that tell only that they lasted
 * @param before new pumps, with the pilot's model in service
 * @param after the same pumps at another site, with the fleet's model in service
 */
record FleetStory(FleetPlan pilot, FleetPlan fleet, FleetPlan before, FleetPlan after) {

    /** Between two readings of a sensor, event time. */
    static final Duration INTERVAL = Duration.ofMinutes(20);

    /** What models average over. */
    static final Duration STEP = Duration.ofHours(1);

    static final String PILOT = "antwerp";
    static final String FLEET = "rotterdam";
    static final String BEFORE = "hamburg";
    static final String AFTER = "bergen";

    private static final int PILOT_PUMPS = 12;
    private static final int FLEET_PUMPS = 20;
    private static final int REPAIRED_PUMPS = 2;
    private static final int RUNNING_PUMPS = 2;
    private static final int NEW_PUMPS = 9;
    private static final List<FailureMode> ALL_MODES = List.of(FailureMode.values());
    private static final Duration PAUSE = Duration.ofDays(1);

    /**
     * @param seed the same seed has the same lives
     * @param now when the last of the new pumps has failed, nearly
     */
    static FleetStory of(long seed, Instant now) {
        FleetPlan before =
                FleetPlan.runToFailure(BEFORE, NEW_PUMPS, ALL_MODES, Instant.EPOCH, 4 * seed)
                        .endingAt(now, INTERVAL);
        FleetPlan fleet = fleet(seed).endingAt(before.start().minus(PAUSE), INTERVAL);
        FleetPlan pilot =
                FleetPlan.runToFailure(
                                PILOT,
                                PILOT_PUMPS,
                                List.of(FailureMode.BEARING_WEAR),
                                Instant.EPOCH,
                                4 * seed + 1)
                        .endingAt(fleet.start().minus(PAUSE), INTERVAL);
        return new FleetStory(pilot, fleet, before, before.at(AFTER));
    }

    private static FleetPlan fleet(long seed) {
        FleetPlan failing =
                FleetPlan.runToFailure(
                        FLEET, FLEET_PUMPS, ALL_MODES, Instant.EPOCH, 4 * seed + 2);
        FleetPlan repaired =
                FleetPlan.numbered(
                        FLEET,
                        FLEET_PUMPS + 1,
                        REPAIRED_PUMPS,
                        ALL_MODES,
                        Ending.REPAIR,
                        Instant.EPOCH,
                        4 * seed + 3);
        FleetPlan running =
                FleetPlan.numbered(
                        FLEET,
                        FLEET_PUMPS + REPAIRED_PUMPS + 1,
                        RUNNING_PUMPS,
                        ALL_MODES,
                        Ending.NONE,
                        Instant.EPOCH,
                        -4 * seed);
        return failing.and(repaired).and(running.endingAt(failing.end(INTERVAL), INTERVAL));
    }
}
