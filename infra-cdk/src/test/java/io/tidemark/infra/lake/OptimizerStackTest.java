package io.tidemark.infra.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.infra.Resources;
import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptimizerStackTest {

    private static final String WAREHOUSE =
            "arn:${AWS::Partition}:s3:::tidemark-dev-lake-${AWS::AccountId}-${AWS::Region}";

    @ParameterizedTest
    @EnumSource(names = {"DEV", "PROD"})
    void sortsExpiresAndCleansEveryTable(Stage stage) {
        for (String table : List.of("anomalies", "window_summaries", "quarantine")) {
            assertThat(optimizers(jobTables(stage), table))
                    .extracting(optimizer -> optimizer.path("Type").asText())
                    .containsExactly("compaction", "retention", "orphan_file_deletion");
        }
        assertThat(optimizers(trainerTables(stage), "training_examples")).hasSize(3);
    }

    @Test
    void sortsByTheOrderOfTheTable() {
        JsonNode compaction = optimizers(jobTables(Stage.DEV), "anomalies").get(0);

        assertThat(compaction.findValue("Strategy").asText()).isEqualTo("sort");
        assertThat(compaction.findValue("Enabled").asBoolean()).isTrue();
    }

    @Test
    void keepsWhatAJobThatIsDownForTwoWeeksWillLookFor() {
        List<JsonNode> ofTable = optimizers(jobTables(Stage.PROD), "anomalies");

        assertThat(ofTable.get(1).findValue("SnapshotRetentionPeriodInDays").asInt()).isEqualTo(14);
        assertThat(ofTable.get(2).findValue("OrphanFileRetentionPeriodInDays").asInt())
                .isEqualTo(14);
    }

    @Test
    void maySeeAndRewriteItsTablesOnly() {
        List<JsonNode> statements = jobTables(Stage.DEV).statements();

        assertThat(statements.get(0).path("Resource").asText()).isEqualTo(WAREHOUSE);
        assertThat(statements.get(1).path("Resource").asText())
                .isEqualTo(WAREHOUSE + "/warehouse/*");
        assertThat(statements.get(2).path("Resource").toString())
                .contains(":table/tidemark_dev/anomalies\"")
                .doesNotContain("training_examples", "table/*");
        assertThat(statements.get(4).toString())
                .contains("kms:GenerateDataKey", "alias/tidemark-dev-lake");
        assertThat(statements).hasSize(5);
    }

    @Test
    void waitsUntilTheTablesAreThereAndIsNotDeployedLocally() {
        assertThat(SynthesisedPlatform.of(Stage.LOCAL).stack("AfterFirstStart/JobTables")).isNull();
        assertThat(SynthesisedPlatform.of(Stage.DEV).stack("JobTables")).isNull();
        assertThat(jobTables(Stage.DEV)).isNotNull();
    }

    private static List<JsonNode> optimizers(Resources stack, String table) {
        return stack.all("AWS::Glue::TableOptimizer").stream()
                .map(optimizer -> optimizer.path("Properties"))
                .filter(properties -> properties.path("TableName").asText().equals(table))
                .toList();
    }

    private static Resources jobTables(Stage stage) {
        return SynthesisedPlatform.of(stage).stack("AfterFirstStart/JobTables");
    }

    private static Resources trainerTables(Stage stage) {
        return SynthesisedPlatform.of(stage).stack("AfterFirstStart/TrainerTables");
    }
}
