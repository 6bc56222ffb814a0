package io.tidemark.commandline.simulate.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetRunTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final FleetPlan plan =
            FleetPlan.runToFailure("plant-2", 5, List.of(FailureMode.values()), START, 11);

    @Test
    void letsEveryModeComeUpInTurn() {
        assertThat(plan.pumps())
                .extracting(Pump::mode)
                .containsExactly(
                        FailureMode.BEARING_WEAR,
                        FailureMode.SEAL_LEAK,
                        FailureMode.WINDING_INSULATION,
                        FailureMode.BEARING_WEAR,
                        FailureMode.SEAL_LEAK);
        assertThat(plan.pumps()).extracting(Pump::machine).doesNotHaveDuplicates();
    }

    @Test
    void readsAllPumpsInTheOrderOfEventTimeAndNumbersEachSensor() throws InterruptedException {
        Recording recording = new Recording();
        new FleetRun(plan, INTERVAL).run(recording);

        assertThat(recording.times).isSorted();
        assertThat((long) recording.times.size())
                .isEqualTo(new FleetRun(plan, INTERVAL).readings());
        assertThat(recording.ofSensor).hasSize(5 * FleetSensor.values().length);
        recording.ofSensor.values().forEach(FleetRunTest::assertNumbered);
    }

    @Test
    void tellsOfAnEndAfterTheLastReadingOfThePumpAndBeforeAnyLaterOne()
            throws InterruptedException {
        Recording recording = new Recording();
        new FleetRun(plan, INTERVAL).run(recording);

        assertThat(recording.outcomes).hasSize(5);
        assertThat(recording.toldAt)
                .allSatisfy(
                        (outcome, last) -> {
                            Instant occurred = Instant.parse(outcome.occurredAt());
                            assertThat(last).isBetween(occurred.minus(INTERVAL), occurred);
                        });
    }

    @Test
    void isMovedSoThatTheLastPumpEndsNow() {
        Instant now = Instant.parse("2026-05-05T10:20:00Z");
        FleetPlan moved = plan.endingAt(now, INTERVAL);

        assertThat(moved.end(INTERVAL)).isBetween(now.minus(Duration.ofHours(1)), now);
        assertThat(Duration.between(moved.start(), moved.end(INTERVAL)))
                .isEqualTo(Duration.between(plan.start(), plan.end(INTERVAL)));
    }

    @Test
    void livesTheSameLivesAtAnotherSite() throws InterruptedException {
        Recording here = new Recording();
        Recording there = new Recording();
        new FleetRun(plan, INTERVAL).run(here);
        new FleetRun(plan.at("plant-3"), INTERVAL).run(there);

        assertThat(there.values).isEqualTo(here.values);
        assertThat(there.outcomes).extracting(Outcome::site).containsOnly("plant-3");
    }

    private static void assertNumbered(List<Long> numbers) {
        for (int index = 0; index < numbers.size(); index++) {
            assertThat(numbers.get(index)).isEqualTo(index + 1L);
        }
    }

    private static final class Recording implements FleetRun.Listener {

        private final List<Instant> times = new ArrayList<>();
        private final List<Double> values = new ArrayList<>();
        private final Map<String, List<Long>> ofSensor = new HashMap<>();
        private final List<Outcome> outcomes = new ArrayList<>();
        private final Map<Outcome, Instant> toldAt = new HashMap<>();

        @Override
        public void read(Pump pump, FleetSensor sensor, long number, Instant at, double value) {
            times.add(at);
            values.add(value);
            ofSensor.computeIfAbsent(
                            pump.machine() + "/" + sensor.text(), name -> new ArrayList<>())
                    .add(number);
        }

        @Override
        public void ended(Outcome outcome) {
            outcomes.add(outcome);
            toldAt.put(outcome, times.get(times.size() - 1));
        }
    }
}
