package io.tidemark.commandline.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.commandline.simulate.fleet.FailureMode;
import io.tidemark.commandline.simulate.fleet.FleetPlan;
import io.tidemark.commandline.simulate.fleet.FleetRun;
import io.tidemark.commandline.simulate.fleet.FleetSensor;
import io.tidemark.commandline.simulate.fleet.Outcome;
import io.tidemark.commandline.simulate.fleet.Pump;
import io.tidemark.events.outcome.MaintenanceOutcome;
import io.tidemark.events.outcome.OutcomeFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeFileTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void hasAHeaderAndARowForEachPump() throws Exception {
        List<Outcome> outcomes = outcomes();
        List<String> lines = OutcomeFile.of(outcomes).lines().toList();

        OutcomeFormat.requireHeader(List.of(lines.get(0).split(",")));
        assertThat(lines).hasSize(1 + 3);
        assertThat(lines.get(1)).startsWith("plant-2,pump-0").endsWith(",simulation");
    }

    @Test
    void isOfOutcomesThatTheCloudTakes() throws Exception {
        for (Outcome outcome : outcomes()) {
            Map<String, String> fields =
                    new JsonMapper().readValue(outcome.toJson(), new TypeReference<>() {});
            MaintenanceOutcome taken = OutcomeFormat.outcome(fields);
            assertThat(taken.kind().name()).isEqualTo("FAILURE");
            assertThat(taken.occurredAt()).isEqualTo(Instant.parse(outcome.occurredAt()));
        }
    }

    private static List<Outcome> outcomes() throws InterruptedException {
        FleetPlan plan =
                FleetPlan.runToFailure("plant-2", 3, List.of(FailureMode.values()), START, 5);
        List<Outcome> outcomes = new ArrayList<>();
        new FleetRun(plan, Duration.ofHours(1))
                .run(
                        new FleetRun.Listener() {
                            @Override
                            public void read(
                                    Pump pump,
                                    FleetSensor sensor,
                                    long number,
                                    Instant at,
                                    double value) {}

                            @Override
                            public void ended(Outcome outcome) {
                                outcomes.add(outcome);
                            }
                        });
        return outcomes;
    }
}
