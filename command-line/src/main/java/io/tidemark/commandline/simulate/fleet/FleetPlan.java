package io.tidemark.commandline.simulate.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Pumps that run at the same time.
 *
 * @param pumps in no order
 */
public record FleetPlan(List<Pump> pumps) {

    /** Pumps are not all begun in the same hour. */
    private static final int STAGGER_HOURS = 24;

    public FleetPlan {
        pumps = List.copyOf(pumps);
    }

    /**
     * Pumps that all run until they fail, each mode as often as any other.
     *
     * @param site where they stand
     * @param count how many
     * @param modes what they die of, in turn
     * @param startsAt none is begun earlier
     * @param seed of everything random
     */
    public static FleetPlan runToFailure(
            String site, int count, List<FailureMode> modes, Instant startsAt, long seed) {
        return numbered(site, 1, count, modes, Ending.FAILURE, startsAt, seed);
    }

    /**
     * Pumps whose numbers go on from others at the same site, and that all end in the same way.
     *
     * @param first number of the first
     */
    public static FleetPlan numbered(
            String site,
            int first,
            int count,
            List<FailureMode> modes,
            Ending ending,
            Instant startsAt,
            long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Pump> pumps = new ArrayList<>();
        for (int number = first; number < first + count; number++) {
            FailureMode mode = modes.get((number - 1) % modes.size());
            Instant start = startsAt.plus(Duration.ofHours(random.nextInt(STAGGER_HOURS)));
            pumps.add(
                    new Pump(
                            site,
                            "pump-%02d".formatted(number),
                            mode,
                            ending,
                            start,
                            random.nextLong()));
        }
        return new FleetPlan(pumps);
    }

    /** The same pumps at another site, living the same lives. */
    public FleetPlan at(String site) {
        return new FleetPlan(pumps.stream().map(pump -> pump.at(site)).toList());
    }

    /**
     * The same pumps, begun so much earlier or later that the last of them ends within the hour
     * before a moment; all still begin at a full hour if they did.
     */
    public FleetPlan endingAt(Instant moment, Duration interval) {
        long hours = Duration.between(end(interval), moment).toHours();
        return new FleetPlan(
                pumps.stream()
                        .map(pump -> pump.from(pump.startedAt().plus(Duration.ofHours(hours))))
                        .toList());
    }

    /** When the first of them is begun. */
    public Instant start() {
        return pumps.stream().map(Pump::startedAt).min(Instant::compareTo).orElseThrow();
    }

    /** These pumps and others. */
    public FleetPlan and(FleetPlan others) {
        return new FleetPlan(Stream.concat(pumps.stream(), others.pumps.stream()).toList());
    }

    /** When the last of them has ended. */
    public Instant end(Duration interval) {
        return pumps.stream()
                .map(pump -> PumpLife.end(pump, interval))
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
