package io.tidemark.trainer.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Other programs, and people's SQL, rely on names and types of the columns. */
class TrainerTableTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(TrainerTable.class)
    void isWrittenInTheFormatThatAthenaReads(TrainerTable table) throws Exception {
        LakeFixture lake = LakeFixture.in(folder);
        try (TrainingLake open = TrainingLake.open(lake.location())) {
            open.own(table);
        }

        Table created = lake.table(table.tableName());
        assertThat(created.properties())
                .containsEntry("write.parquet.compression-codec", "zstd")
                .containsEntry("write.metadata.delete-after-commit.enabled", "true");
        assertThat(created.sortOrder().isSorted()).isTrue();
    }

    @Test
    void examplesHaveTheColumnsThatPeopleQuery() {
        assertThat(TrainerTable.TRAINING_EXAMPLES.columns().columns())
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly(
                        "data_version string",
                        "machine_type string",
                        "site string",
                        "machine string",
                        "life int",
                        "step int",
                        "as_of timestamptz",
                        "age_seconds double",
                        "features map<string, double>",
                        "remaining_life_seconds double",
                        "survived_seconds double",
                        "censored boolean",
                        "outcome_id string",
                        "held_out boolean");
        assertThat(TrainerTable.TRAINING_EXAMPLES.partitions().fields())
                .extracting(field -> field.name() + " " + field.transform())
                .containsExactly("data_version identity");
    }

    @Test
    void theRegistryHasTheColumnsThatPeopleQuery() {
        assertThat(TrainerTable.MODEL_REGISTRY.columns().columns())
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly(
                        "name string",
                        "version string",
                        "machine_type string",
                        "published_at timestamptz",
                        "decision string",
                        "compared_with string",
                        "data_version string",
                        "training_snapshot_id long",
                        "feature_version int",
                        "sensors list<string>",
                        "metrics map<string, double>",
                        "location string",
                        "sha256 string",
                        "bytes long");
    }
}
