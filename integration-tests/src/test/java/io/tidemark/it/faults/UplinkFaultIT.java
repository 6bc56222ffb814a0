package io.tidemark.it.faults;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A gateway whose way to IoT Core fails in every manner; afterwards everything arrived once. */
@ExtendWith(SeedInFailures.class)
class UplinkFaultIT {

    @Test
    void anEndpointThatRefusesConnectionsDelaysOnly() throws Exception {
        try (GatewayRun run = GatewayRun.start("uplink-refused", Map.of())) {
            Faults.refuseUplink(run);
            run.requireEverythingOnce();
        }
    }

    @Test
    void anEndpointThatAnswersNothingDelaysOnly() throws Exception {
        try (GatewayRun run = GatewayRun.start("uplink-black-hole", Map.of())) {
            Faults.suspendEndpoint(run);
            run.requireEverythingOnce();
        }
    }

    @Test
    void anEndpointThatComesAndGoesDelaysOnly() throws Exception {
        try (GatewayRun run = GatewayRun.start("uplink-flapping", Map.of())) {
            Faults.flapUplink(run, 10);
            run.requireEverythingOnce();
        }
    }

    @Test
    void resultsWhoseAcknowledgementIsLostArriveAgainAndCountOnce() throws Exception {
        try (GatewayRun run = GatewayRun.start("acknowledgement-lost", Map.of())) {
            Faults.loseAcknowledgements(run, 3);
            run.requireEverythingOnce();
        }
    }
}
