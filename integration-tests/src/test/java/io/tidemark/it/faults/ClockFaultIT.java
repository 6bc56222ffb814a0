package io.tidemark.it.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose clock jumps, and is killed when it has jumped. */
@ExtendWith(SeedInFailures.class)
class ClockFaultIT {

    private static final Duration JUMP = Duration.ofHours(6);
    private static final int ABOUT_FIVE_SECONDS = 1_000;

    @TempDir private Path directory;

    @Test
    void aClockThatJumpsSixHoursForthAndBackChangesNoResult() throws Exception {
        Path clock = directory.resolve("clock");
        try (GatewayStage stage = new GatewayStage("clock", Map.of())) {
            MovableClock.install(stage, clock);
            GatewayRun run = GatewayRun.of("clock", stage);
            for (Duration offset : new Duration[] {JUMP, Duration.ZERO, JUMP.negated()}) {
                run.goOnForAbout(ABOUT_FIVE_SECONDS);
                MovableClock.move(clock, offset);
                run.goOnForAbout(ABOUT_FIVE_SECONDS);
                Faults.killGateway(run, 1);
            }
            run.requireEverythingOnce();
        }
    }
}
