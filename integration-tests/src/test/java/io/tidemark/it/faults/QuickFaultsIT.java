package io.tidemark.it.faults;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The fault suite in brief, for every build: all at one gateway, then the account. */
@ExtendWith(SeedInFailures.class)
class QuickFaultsIT {

    @Test
    void everyReadingCountsOnceWhateverIsKilledOrCut() throws Exception {
        try (GatewayRun run = GatewayRun.start("quick", Map.of())) {
            Faults.loseAcknowledgements(run, 1);
            Faults.killGateway(run, 3);
            Faults.killBroker(run, 1);
            run.requireEverythingOnce();
        }
    }
}
