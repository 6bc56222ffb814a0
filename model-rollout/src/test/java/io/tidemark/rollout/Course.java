package io.tidemark.rollout;

import io.tidemark.rollout.fleet.Trial;
import io.tidemark.rollout.model.ModelVersion;
import io.tidemark.rollout.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fleet with version 1 of its model in service, versions 2 and 3 published, and the rollouts
 * under test, whose clock stands unless it is moved.
 */
final class Course {

    static final ModelVersion FIRST = new ModelVersion("presses", "1");
    static final ModelVersion SECOND = new ModelVersion("presses", "2");
    static final ModelVersion THIRD = new ModelVersion("presses", "3");
    static final RolloutRules RULES =
            new RolloutRules(
                    Stream.of("1", "10%", "100%").map(StageSize::parse).toList(),
                    new Trial(600, 10),
                    0.8,
                    3_600,
                    false);

    final Power power = new Power();
    final FakeFleet fleet = new FakeFleet(power);
    final FakeModels models =
            new FakeModels()
                    .publish("presses", 1, Verdict.FIRST)
                    .publish("presses", 2, Verdict.BETTER)
                    .publish("presses", 3, Verdict.BETTER);
    final FakeRollouts store = new FakeRollouts(power);
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private int callsUntilSettled;
    final Rollouts rollouts = new Rollouts(models, store, fleet, Runnable::run, () -> now);

    Course(int gateways) {
        fleet.join(gateways, FIRST);
    }

    /** Begins to bring version 2 to everybody. */
    Course promoting() {
        rollouts.promote(SECOND, RULES, false);
        return this;
    }

    /** A step of the rollout alone. */
    Rollout advance() {
        Rollout rollout = rollouts.advance("presses").orElseThrow();
        if (!rollout.settled(now)) {
            callsUntilSettled = power.used();
        }
        return rollout;
    }

    /** How many calls to the outside it took until nothing was left to do. */
    int callsUntilSettled() {
        return callsUntilSettled;
    }

    /** A step of the rollout, then one of every gateway. */
    Rollout step() {
        Rollout rollout = advance();
        fleet.live();
        return rollout;
    }

    /** Steps until nothing changes any more. */
    Rollout play() {
        Rollout before = null;
        Rollout after = step();
        // A gateway takes three steps of its own in which the rollout may see nothing new.
        for (int still = 0; still < 4; still = after.equals(before) ? still + 1 : 0) {
            before = after;
            after = step();
        }
        return after;
    }

    Course wait(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** The whole fleet in the order of its turns for version 2. */
    List<String> turns() {
        return TurnOrder.of(fleet.gateways(), SECOND);
    }

    FakeGateway turn(int index) {
        return fleet.gateway(turns().get(index));
    }
}
