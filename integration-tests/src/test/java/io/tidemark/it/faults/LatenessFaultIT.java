package io.tidemark.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.events.RejectedReading;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Devices that were off line for days send what they kept, in disorder and in part twice. */
@ExtendWith(SeedInFailures.class)
class LatenessFaultIT {

    @Test
    void threeDaysOfDisorderedAndRepeatedReadingsGetTheWindowsTheyWouldHaveGot() throws Exception {
        try (GatewayStage stage = new GatewayStage("backlog", Map.of())) {
            GatewayRun run =
                    GatewayRun.of(
                            "backlog",
                            stage,
                            new Backlog("backlog"),
                            GatewayRun.READINGS_PER_SECOND);
            Faults.killGateway(run, 2);
            run.goOnToTheEnd();
            run.requireEverythingOnce();

            assertThat(stage.stored().all(RejectedReading.class))
                    .as("readings that came too late even so")
                    .hasSize(Backlog.SENSORS);
        }
    }
}
