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
        try (GatewayStage stage = stage("no-recognition", Map.of(), Sabotage.NO_RECOGNITION)) {
            GatewayRun run =
                    GatewayRun.of(
                            "no-recognition",
                            stage,
                            new Backlog("no-recognition"),
                            GatewayRun.READINGS_PER_SECOND);
            run.goOnToTheEnd();

            assertThat(run.differences()).anyMatch(difference -> difference.contains("expected"));
        }
    }

    @Test
    void anOutboxThatTakesAnIdTwiceIsFoundOut() throws Exception {
        try (GatewayStage stage = stage("no-identity", Map.of(), Sabotage.NO_IDENTITY)) {
            GatewayRun run = GatewayRun.of("no-identity", stage);
            Faults.killGateway(run, 3);

            assertThat(run.differences()).anyMatch(difference -> difference.contains("same event"));
        }
    }

    @Test
    void aGatewayThatForcesNothingToTheDiskIsFoundOut() throws Exception {
        try (Volume volume = Volume.create(directory.resolve("disk"), MEBIBYTES);
                GatewayStage stage =
                        stage("no-force", StorageFaultIT.on(volume), Sabotage.NO_FORCE)) {
            GatewayRun run = GatewayRun.of("no-force", stage);
            Faults.cutPower(run, volume, 2);

            assertThat(run.differences()).isNotEmpty();
        }
    }

    private GatewayStage stage(String name, Map<String, String> settings, Sabotage sabotage)
            throws Exception {
        Path classes = sabotage.write(GatewayStage.jar(), directory.resolve("classes"));
        GatewayStage stage = new GatewayStage(name, settings);
        stage.runWith(classes);
        return stage;
    }
}
