package io.tidemark.infra.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.infra.Resources;
import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskRightsTest {

    private static final String LAKE =
            "arn:${AWS::Partition}:s3:::tidemark-dev-lake-${AWS::AccountId}-${AWS::Region}";

    @Test
    void letsTheTrainerWriteItsTablesAndModelsOnly() {
        List<JsonNode> statements = statements("TrainerDefinitionTaskRole");

        assertThat(resources(statements, "s3:PutObject"))
                .contains(LAKE + "/warehouse/model_registry/*", LAKE + "/models/*")
                .hasSize(6)
                .allMatch(resource -> !resource.equals(LAKE + "/warehouse/*"));
        assertThat(resources(statements, "s3:DeleteObject"))
                .hasSize(5)
                .noneMatch(resource -> resource.contains("/models/"));
        assertThat(resources(statements, "glue:UpdateTable"))
                .noneMatch(resource -> resource.endsWith("/*"));
    }

    @Test
    void letsTheRolloutWriteItsOwnFilesAndShadowsOnly() {
        List<JsonNode> statements = statements("RolloutDefinitionTaskRole");

        assertThat(resources(statements, "s3:PutObject"))
                .containsExactly(LAKE + "/models/*/rollout.json");
        assertThat(resources(statements, "iot:UpdateThingShadow"))
                .containsExactly("arn:${AWS::Partition}:iot:eu-west-1:111122223333:thing/*");
        assertThat(statements).hasSize(6);
    }

    @Test
    void letsTheSchedulerStartTheseTasksInThisClusterOnly() {
        List<JsonNode> statements = statements("TimetableRole");

        assertThat(statements.get(0).path("Action").asText()).isEqualTo("ecs:RunTask");
        assertThat(statements.get(0).path("Resource")).hasSize(2);
        assertThat(statements.get(0).at("/Condition/ArnEquals").has("ecs:cluster")).isTrue();
        assertThat(statements.get(1).path("Action").asText()).isEqualTo("iam:PassRole");
        assertThat(statements.get(1).at("/Condition/StringEquals/iam:PassedToService").asText())
                .isEqualTo("ecs-tasks.amazonaws.com");
        assertThat(statements).hasSize(2);
    }

    private static List<String> resources(List<JsonNode> statements, String action) {
        List<String> resources = new ArrayList<>();
        for (JsonNode statement : statements) {
            if (statement.path("Action").toString().contains("\"" + action + "\"")) {
                JsonNode resource = statement.path("Resource");
                if (resource.isTextual()) {
                    resources.add(resource.asText());
                }
                resource.forEach(each -> resources.add(each.asText()));
            }
        }
        return resources;
    }

    private static List<JsonNode> statements(String construct) {
        List<JsonNode> statements = new ArrayList<>();
        models().all("AWS::IAM::Policy").stream()
                .map(policy -> policy.path("Properties"))
                .filter(policy -> policy.path("PolicyName").asText().startsWith(construct))
                .forEach(policy -> policy.at("/PolicyDocument/Statement").forEach(statements::add));
        return statements;
    }

    private static Resources models() {
        return SynthesisedPlatform.of(Stage.DEV).stack("Models");
    }
}
