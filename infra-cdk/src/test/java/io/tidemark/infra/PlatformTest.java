package io.tidemark.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.infra.analytics.StreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.App;

class PlatformTest {

    /** What AWS lets nobody hold to a resource. */
    private static final Set<String> WITHOUT_RESOURCE =
            Set.of("iot:AttachThingPrincipal", "iot:AttachPrincipalPolicy");

    @ParameterizedTest
    @EnumSource(Stage.class)
    void synthesisesTheSameTemplatesAgain(Stage stage) {
        assertThat(SynthesisedPlatform.again(stage).stacks().toString())
                .isEqualTo(SynthesisedPlatform.of(stage).stacks().toString());
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void grantsNoRightToEverything(Stage stage) {
        for (Resources stack : SynthesisedPlatform.of(stage).stacks().values()) {
            assertThat(stack.statements())
                    .allSatisfy(
                            statement -> {
                                assertThat(statement.path("Action").toString()).doesNotContain("*");
                                if (!WITHOUT_RESOURCE.containsAll(actions(statement))) {
                                    assertThat(statement.path("Resource").toString())
                                            .doesNotContain("\"*\"");
                                }
                            });
        }
    }

    private static List<String> actions(JsonNode statement) {
        JsonNode action = statement.path("Action");
        List<String> actions = new ArrayList<>();
        if (action.isTextual()) {
            actions.add(action.asText());
        }
        action.forEach(each -> actions.add(each.asText()));
        return actions;
    }

    @Test
    void saysWhatToBuildIfTheCloudJobIsMissing() {
        App app = SynthesisedPlatform.app();
        StageConfig config =
                new StageConfig(
                        Stage.DEV,
                        null,
                        null,
                        Path.of("/nowhere/job.jar"),
                        StreamReader.POLLING,
                        Map.of());

        assertThatThrownBy(() -> Platform.define(app, config))
                .hasMessage(
                        "The cloud job's jar is missing at /nowhere/job.jar: build it first with"
                                + " `mvn -pl cloud-analytics -am package`.");
    }

    @Test
    void keepsProductionDataWhenItsStacksAreDeleted() {
        SynthesisedPlatform prod = SynthesisedPlatform.of(Stage.PROD);

        assertThat(prod.stack("Lake").all("AWS::S3::Bucket"))
                .allMatch(PlatformTest::outlivesItsStack);
        assertThat(prod.stack("Ingest").all("AWS::Kinesis::Stream"))
                .allMatch(PlatformTest::outlivesItsStack);
    }

    private static boolean outlivesItsStack(JsonNode resource) {
        return resource.path("DeletionPolicy").asText().equals("Retain");
    }
}
