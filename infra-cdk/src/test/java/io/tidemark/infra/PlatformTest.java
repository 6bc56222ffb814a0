package io.tidemark.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.infra.analytics.StreamReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.App;

class PlatformTest {

    /** AWS knows no narrower resource for these. */
    private static final Set<String> OF_NO_RESOURCE =
            Set.of(
                    "cloudwatch:PutMetricData",
                    "ecr:GetAuthorizationToken",
                    "iot:AttachPrincipalPolicy",
                    "iot:AttachThingPrincipal",
                    "logs:CreateLogDelivery",
                    "logs:GetLogDelivery",
                    "logs:UpdateLogDelivery",
                    "logs:DeleteLogDelivery",
                    "logs:ListLogDeliveries",
                    "logs:PutResourcePolicy",
                    "logs:DescribeResourcePolicies",
                    "logs:DescribeLogGroups",
                    "xray:PutTraceSegments",
                    "xray:PutTelemetryRecords",
                    "xray:GetSamplingRules",
                    "xray:GetSamplingTargets");

    /** Else {@code cdk diff} would show changes that nobody made. */
    @ParameterizedTest
    @EnumSource(Stage.class)
    void synthesisesTheSameBytesAgain(Stage stage) {
        Map<String, String> first = files(SynthesisedPlatform.of(stage).folder());

        assertThat(files(SynthesisedPlatform.again(stage).folder())).isEqualTo(first);
        assertThat(first).containsKeys("manifest.json", "Ingest.template.json");
    }

    private static Map<String, String> files(Path assembly) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(assembly)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(assembly.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void grantsNoRightToEverything(Stage stage) {
        for (Resources stack : SynthesisedPlatform.of(stage).stacks().values()) {
            assertThat(stack.statements())
                    .filteredOn(statement -> !isOfNoResource(statement))
                    .allSatisfy(
                            statement -> {
                                assertThat(statement.path("Action").toString()).doesNotContain("*");
                                assertThat(statement.path("Resource").toString())
                                        .doesNotContain("\"*\"");
                            });
        }
    }

    private static boolean isOfNoResource(JsonNode statement) {
        JsonNode action = statement.path("Action");
        List<String> actions = new ArrayList<>();
        (action.isArray() ? action : List.of(action)).forEach(text -> actions.add(text.asText()));
        return OF_NO_RESOURCE.containsAll(actions);
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
    void refusesASecondStageInOneApp() {
        App app = SynthesisedPlatform.app();
        StageConfig config = SynthesisedPlatform.config(Stage.DEV);
        Platform.define(app, config);

        assertThatThrownBy(() -> Platform.define(app, config))
                .hasMessage(
                        "This app has the stacks of a stage already, beginning with"
                                + " \"tidemark-dev-ingest\": define stage dev in an app of its own,"
                                + " as `cdk deploy --context stage=...` does.");
    }

    @Test
    void refersToOtherStacksByNameOnly() {
        assertThat(SynthesisedPlatform.of(Stage.PROD).stacks().toString())
                .doesNotContain("Fn::ImportValue", "\"Export\"");
    }

    @Test
    void keepsProductionDataWhenItsStacksAreDeleted() {
        SynthesisedPlatform prod = SynthesisedPlatform.of(Stage.PROD);

        assertThat(prod.stack("Lake").all("AWS::S3::Bucket"))
                .allMatch(PlatformTest::outlivesItsStack);
        assertThat(prod.stack("Ingest").all("AWS::Kinesis::Stream"))
                .allMatch(PlatformTest::outlivesItsStack);
        for (Resources stack : prod.stacks().values()) {
            assertThat(stack.all("AWS::KMS::Key")).allMatch(PlatformTest::outlivesItsStack);
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void encryptsBucketsStreamsLogsAndTopicsWithKeysThatRotate(Stage stage) {
        for (Resources stack : SynthesisedPlatform.of(stage).stacks().values()) {
            assertThat(stack.all("AWS::KMS::Key"))
                    .allMatch(key -> key.at("/Properties/EnableKeyRotation").asBoolean());
            assertThat(stack.all("AWS::KMS::Alias"))
                    .hasSameSizeAs(stack.all("AWS::KMS::Key"))
                    .allMatch(
                            alias ->
                                    alias.at("/Properties/AliasName")
                                            .asText()
                                            .startsWith("alias/tidemark-" + stage.id() + "-"));
            assertThat(stack.all("AWS::S3::Bucket"))
                    .allMatch(bucket -> bucket.findValue("KMSMasterKeyID") != null)
                    .allMatch(bucket -> bucket.findValue("BucketKeyEnabled").asBoolean());
            assertThat(stack.all("AWS::Kinesis::Stream"))
                    .allMatch(stream -> stream.findValue("KeyId").has("Fn::GetAtt"));
            assertThat(stack.all("AWS::Logs::LogGroup"))
                    .allMatch(group -> group.at("/Properties/KmsKeyId").has("Fn::GetAtt"));
            assertThat(stack.all("AWS::SNS::Topic"))
                    .allMatch(topic -> topic.at("/Properties/KmsMasterKeyId").has("Fn::GetAtt"));
        }
    }

    private static boolean outlivesItsStack(JsonNode resource) {
        return resource.path("DeletionPolicy").asText().equals("Retain");
    }
}
