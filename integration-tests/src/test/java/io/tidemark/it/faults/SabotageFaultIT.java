package io.tidemark.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tests the tests: gateways that are broken on purpose, and the suite has to notice. */
@ExtendWith(SeedInFailures.class)
class SabotageFaultIT {

    private static final int MEBIBYTES = 400;

    @TempDir private Path directory;

    @Test
    void aGatewayThatRecognisesNoRepeatedReadingIsFoundOut() throws Exception {
        GatewayStage stage = new GatewayStage("no-recognition", Map.of());
        stage.runWith(Sabotage.NO_RECOGNITION.write(stage.jar(), directory.resolve("classes")));
        try (GatewayRun run = GatewayRun.of("no-recognition", stage, new Backlog("no-recognition"), GatewayRun.READINGS_PER_SECOND)) {
            run.goOnToTheEnd();

            assertThat(run.differences()).anyMatch(difference -> difference.contains("expected"));
        }
    }

    @Test
    void anOutboxThatTakesAnIdTwiceIsFoundOut() throws Exception {
        GatewayStage stage = new GatewayStage("no-identity", Map.of());
        stage.runWith(Sabotage.NO_IDENTITY.write(stage.jar(), directory.resolve("classes")));
        try (GatewayRun run = GatewayRun.of("no-identity", stage)) {
            Faults.killGateway(run, 3);

            assertThat(run.differences()).anyMatch(difference -> difference.contains("same event"));
        }
    }

    @Test
    void aGatewayThatForcesNothingToTheDiskIsFoundOut() throws Exception {
        try (Volume volume = Volume.create(directory.resolve("disk"), MEBIBYTES)) {
            GatewayStage stage = new GatewayStage("no-force", StorageFaultIT.on(volume));
            stage.runWith(Sabotage.NO_FORCE.write(stage.jar(), directory.resolve("classes")));
            try (GatewayRun run = GatewayRun.of("no-force", stage)) {
                Faults.cutPower(run, volume, 2);

                assertThat(run.differences()).isNotEmpty();
            }
        }
    }
}
