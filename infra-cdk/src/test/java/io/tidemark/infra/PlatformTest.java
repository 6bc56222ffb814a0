package io.tidemark.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.infra.analytics.StreamReader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.App;

class PlatformTest {

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
                                assertThat(statement.path("Resource").toString())
                                        .doesNotContain("\"*\"");
                            });
        }
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
