package io.tidemark.commandline.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.commandline.simulate.fleet.Ending;
import io.tidemark.commandline.simulate.fleet.FailureMode;
import io.tidemark.commandline.simulate.fleet.FleetPlan;
import io.tidemark.commandline.simulate.fleet.Pump;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FleetStoryTest {

    private static final Instant NOW = Instant.parse("2026-05-05T10:20:00Z");

    private final FleetStory story = FleetStory.of(1, NOW);

    @Test
    void hasAFleetOfTwentyThatFailsInThreeModes() {
        assertThat(ending(story.fleet(), Ending.FAILURE)).hasSize(20);
        assertThat(ending(story.fleet(), Ending.FAILURE).map(Pump::mode))
                .contains(FailureMode.values());
        assertThat(ending(story.fleet(), Ending.REPAIR)).hasSize(2);
        assertThat(ending(story.fleet(), Ending.NONE)).hasSize(2);
        assertThat(story.fleet().pumps()).extracting(Pump::machine).doesNotHaveDuplicates();
    }

    @Test
    void knowsBearingsOnlyFromThePilot() {
        assertThat(story.pilot().pumps())
                .hasSize(12)
                .extracting(Pump::mode)
                .containsOnly(FailureMode.BEARING_WEAR);
    }

    /** Else the trainer, which needs ten, would refuse the pilot. */
    @Test
    void leavesTenPilotsToLearnFrom() {
        assertThat(story.pilot().pumps().stream().filter(pump -> !HeldOut.forEver(pump))).hasSize(10);
    }

    @Test
    void letsTheSameNewPumpsLiveTwice() {
        assertThat(story.before().pumps()).hasSize(9);
        assertThat(story.after()).isEqualTo(story.before().at(FleetStory.AFTER));
        assertThat(story.before().pumps())
                .extracting(Pump::mode)
                .contains(FailureMode.values());
    }

    @Test
    void runsOneAfterTheOtherUntilNow() {
        assertThat(end(story.pilot())).isBefore(story.fleet().start());
        assertThat(end(story.fleet())).isBefore(story.before().start());
        assertThat(end(story.before())).isBetween(NOW.minus(Duration.ofHours(1)), NOW);
    }

    @Test
    void isAnotherForAnotherSeed() {
        assertThat(FleetStory.of(1, NOW)).isEqualTo(story);
        assertThat(FleetStory.of(2, NOW)).isNotEqualTo(story);
    }

    private static Stream<Pump> ending(FleetPlan plan, Ending ending) {
        return plan.pumps().stream().filter(pump -> pump.ending() == ending);
    }

    private static Instant end(FleetPlan plan) {
        return plan.end(FleetStory.INTERVAL);
    }
}
