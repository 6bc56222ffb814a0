package io.tidemark.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.events.LedgerAction;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A gateway whose disk is full, loses power or decays; every difference is declared. */
@ExtendWith(SeedInFailures.class)
class StorageFaultIT {

    private static final int MEBIBYTES = 400;
    private static final int FAST = 5 * GatewayRun.READINGS_PER_SECOND;

    @TempDir private Path directory;

    @Test
    void whatIsAcknowledgedSurvivesTheLossOfPower() throws Exception {
        try (Volume volume = Volume.create(directory.resolve("disk"), MEBIBYTES);
                GatewayRun run = GatewayRun.start("power-cut", on(volume))) {
            Faults.cutPower(run, volume, 3);
            run.requireEverythingOnce();
        }
    }

    @Test
    void aFullDiskDelaysOnly() throws Exception {
        try (Volume volume = Volume.create(directory.resolve("disk"), MEBIBYTES);
                GatewayRun run = GatewayRun.start("disk-full", on(volume))) {
            Faults.fillDisk(run, volume);
            run.requireEverythingOnce();
        }
    }

    @Test
    void anOutboxThatIsFullFoldsWindowsAndLosesNoReading() throws Exception {
        Measurements measurements = new Measurements("outbox-full", GatewayRun.SENSORS);
        Map<String, String> settings =
                Map.of("outbox.maximum-size", "1 mb", "event-time.allowed-lateness", "10 s");
        try (GatewayStage stage = new GatewayStage("outbox-full", settings)) {
            GatewayRun run = GatewayRun.of("outbox-full", stage, measurements, FAST);
            Faults.fillOutbox(run);
            run.requireEverythingOnce();

            assertThat(stage.stored().declared(LedgerAction.FOLDED)).isNotEmpty();
            assertThat(stage.stored().declaredLost()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedOutboxServesTheRestAndDeclaresWhatIsLost(FileDamage damage) throws Exception {
        try (GatewayRun run = GatewayRun.start("outbox-" + damage.name(), Map.of())) {
            for (int time = 0; time < 3; time++) {
                Faults.damageOutbox(run, damage);
            }
            run.requireEverythingOnce();
        }
    }

    static Map<String, String> on(Volume volume) {
        return Map.of("gateway.data-directory", volume.directory().resolve("data").toString());
    }
}
