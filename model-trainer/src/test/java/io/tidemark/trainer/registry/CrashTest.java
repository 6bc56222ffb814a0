package io.tidemark.trainer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.FailureTrainer;
import io.tidemark.models.failure.SigningKeys;
import io.tidemark.models.failure.TrainingProgress;
import io.tidemark.models.failure.TrainingSettings;
import io.tidemark.trainer.data.SimulatedPlant;
import io.tidemark.trainer.data.TrainingData;
import io.tidemark.trainer.lake.LakeFixture;
import io.tidemark.trainer.lake.RegistryRow;
import io.tidemark.trainer.lake.RegistryRow.Decision;
import io.tidemark.trainer.lake.RegistryRows;
import io.tidemark.trainer.lake.TrainingLake;
import io.tidemark.trainer.training.TrainingSet;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.io.FileIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that dies before, in or after any write leaves nothing that anyone believes. */
class CrashTest {

    private static final KeyPair KEYS = SigningKeys.generate();
    private static final FailureModel MODEL = model();
    private static final String MODELS = "s3://lake/models";

    @TempDir private Path folder;

    private final MemoryFiles files = new MemoryFiles();
    private TrainingLake lake;
    private RegistryRows registry;

    @BeforeEach
    void openLake() {
        lake = TrainingLake.open(LakeFixture.in(folder.resolve("warehouse")).location());
        registry = new RegistryRows(lake);
    }

    @AfterEach
    void closeLake() throws IOException {
        lake.close();
    }

    @Test
    void wheneverItDiesTheNextRunPublishesUnderANewNumber() {
        int writes = new DyingFiles(files, 99, false).countWritesOf(this::publish);
        assertThat(writes).isEqualTo(3);
        int published = 1;
        for (int dies = 1; dies <= writes; dies++) {
            for (boolean torn : new boolean[] {false, true}) {
                DyingFiles dying = new DyingFiles(files, dies, torn);
                assertThatExceptionOfType(DyingFiles.Died.class).isThrownBy(() -> publish(dying));
                assertThat(registry.of("presses")).hasSize(published);

                publish(files);
                published++;
                everythingThatIsRegisteredCanBeLoaded(published);
            }
        }
    }

    @Test
    void aFolderWithoutARowIsNeverUsedAgain() {
        files.put(MODELS + "/presses/7/failure.model", new byte[] {42});

        assertThat(publish(files).version()).isEqualTo("8");
        assertThat(files.get(MODELS + "/presses/7/failure.model")).containsExactly(42);
    }

    @Test
    void aNumberWhoseFolderIsGoneIsNeverUsedAgainEither() {
        RegistryRow first = publish(files);
        files.deletePrefix(MODELS + "/presses/1/");

        assertThat(first.version()).isEqualTo("1");
        assertThat(publish(files).version()).isEqualTo("2");
    }

    @Test
    void aFileThatWasChangedIsNotBelieved() {
        RegistryRow row = publish(files);
        byte[] bytes = files.get(row.location()).clone();
        bytes[bytes.length / 2] ^= 1;
        files.put(row.location(), bytes);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> publisher(files).load(row))
                .withMessageContaining("SHA-256");
    }

    @Test
    void oneVersionIsRegisteredOnce() {
        RegistryRow row = publish(files);

        RegistryRows stale = new RegistryRows(lake);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> stale.append(row))
                .withMessageContaining("presses 1 was published by another run");
        assertThat(registry.of("presses")).hasSize(1);
    }

    private void everythingThatIsRegisteredCanBeLoaded(int versions) {
        List<RegistryRow> rows = registry.of("presses");
        assertThat(rows).hasSize(versions);
        assertThat(rows).extracting(RegistryRow::version).doesNotHaveDuplicates();
        for (RegistryRow row : rows) {
            assertThat(publisher(files).load(row).name()).isEqualTo("presses");
        }
    }

    /** As a run does, but what dies cleans nothing up. */
    private RegistryRow publish(FileIO access) {
        List<RegistryRow> rows = registry.of("presses");
        int highest = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).number();
        ModelFiles place = new ModelFiles(access, MODELS, "presses");
        VersionClaim claim = VersionClaim.next(place, highest, "run-" + rows.size());
        RegistryRow row = row(Integer.toString(claim.version()));
        RegistryRow published = new Publisher(place, registry, KEYS).publish(MODEL, row);
        claim.close();
        return published;
    }

    private Publisher publisher(FileIO access) {
        return new Publisher(new ModelFiles(access, MODELS, "presses"), registry, KEYS);
    }

    private static RegistryRow row(String version) {
        return new RegistryRow(
                "presses",
                version,
                null,
                Instant.parse("2026-03-09T08:00:00Z"),
                Decision.FIRST,
                null,
                "v1",
                42,
                MODEL.featureVersion(),
                MODEL.sensors(),
                Map.of("held_out_rmse", 1.5),
                "",
                "",
                0);
    }

    private static FailureModel model() {
        SimulatedPlant plant = new SimulatedPlant(1, 1).failing(16);
        TrainingData data =
                TrainingData.of(
                        SimulatedPlant.source(plant.windows()),
                        plant.outcomes(),
                        SimulatedPlant.STEP,
                        Set.of());
        TrainingSet set = TrainingSet.of(data::forEach, null);
        return new FailureTrainer(TrainingSettings.time("presses", "1", SimulatedPlant.STEP))
                .train(set.sensors(), set.learning(), TrainingProgress.SILENT);
    }
}
