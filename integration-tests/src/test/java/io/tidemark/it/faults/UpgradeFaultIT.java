package io.tidemark.it.faults;

import io.tidemark.it.SentReading;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A new release takes over while results of the one before still wait for the network. */
@ExtendWith(SeedInFailures.class)
class UpgradeFaultIT {

    @Test
    void anUpgradeInTheMiddleOfAnOutageLosesNeitherResultsNorOpenWindows() throws Exception {
        try (GatewayStage stage = new GatewayStage("upgrade", EarlierRelease.SETTINGS)) {
            EarlierRelease.unpack(stage);
            stage.link().refuse();
            ArrayDeque<SentReading> next = new ArrayDeque<>(EarlierRelease.unsent(stage));
            GatewayRun run =
                    GatewayRun.of("upgrade", stage, next::poll, GatewayRun.READINGS_PER_SECOND);
            run.alsoGenerated(EarlierRelease.sent(stage));
            run.goOnToTheEnd();
            stage.link().restore();
            run.requireEverythingOnce();
        }
    }
}
