package io.tidemark.it.faults;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A gateway and its broker under load, killed; afterwards every reading counts exactly once. */
@ExtendWith(SeedInFailures.class)
class GatewayFaultIT {

    @Test
    void aGatewayThatIsKilledTwentyTimesCountsEveryReadingOnce() throws Exception {
        try (GatewayRun run = GatewayRun.start("gateway-killed", Map.of())) {
            Faults.killGateway(run, 20);
            run.requireEverythingOnce();
        }
    }

    @Test
    void aBrokerThatIsKilledLosesNothingThatItAcknowledged() throws Exception {
        try (GatewayRun run = GatewayRun.start("broker-killed", Map.of())) {
            Faults.killBroker(run, 5);
            run.requireEverythingOnce();
        }
    }
}
