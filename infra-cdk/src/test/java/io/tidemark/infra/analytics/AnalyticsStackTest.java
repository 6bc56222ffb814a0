package io.tidemark.infra.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.infra.Resources;
import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnalyticsStackTest {

    private static final String EVENTS =
            "arn:${AWS::Partition}:kinesis:eu-west-1:111122223333:stream/tidemark-dev-events";
    private static final String OUTCOMES =
            "arn:${AWS::Partition}:kinesis:eu-west-1:111122223333:stream/tidemark-dev-outcomes";
    private static final Map<String, String> OUTCOMES_GROUP =
            Map.of(
                    "stream.arn",
                    OUTCOMES,
                    "files",
                    "s3://tidemark-dev-lake-${AWS::AccountId}-${AWS::Region}/outcomes",
                    "initial.position",
                    "TRIM_HORIZON",
                    "reader",
                    "POLLING",
                    "future.tolerance",
                    "PT5M");
    private static final String APPLICATION = "AWS::KinesisAnalyticsV2::Application";

    @ParameterizedTest
    @EnumSource(Stage.class)
    void runsFlink120WithSnapshots(Stage stage) {
        JsonNode application = analytics(stage).only(APPLICATION);

        assertThat(application.path("ApplicationName").asText())
                .isEqualTo("tidemark-" + stage.id() + "-analytics");
        assertThat(application.path("RuntimeEnvironment").asText()).isEqualTo("FLINK-1_20");
        assertThat(application.findValue("SnapshotsEnabled").asBoolean()).isTrue();
    }

    @Test
    void tellsTheJobWhereItReadsAndWrites() {
        assertThat(groups(Stage.DEV))
                .isEqualTo(
                        Map.of(
                                "source",
                                Map.of(
                                        "stream.arn",
                                        EVENTS,
                                        "aws.region",
                                        "eu-west-1",
                                        "initial.position",
                                        "TRIM_HORIZON",
                                        "reader",
                                        "POLLING"),
                                "lake",
                                Map.of(
                                        "database",
                                        "tidemark_dev",
                                        "warehouse",
                                        "s3://tidemark-dev-lake-${AWS::AccountId}-${AWS::Region}"
                                                + "/warehouse"),
                                "outcomes",
                                OUTCOMES_GROUP,
                                "deduplication",
                                Map.of("retention", "P7D")));
    }

    @Test
    void tellsTheJobItsEndpointsInStageLocal() {
        assertThat(groups(Stage.LOCAL).get("endpoints"))
                .isEqualTo(
                        Map.of(
                                "kinesis", "http://127.0.0.1:1",
                                "s3", "http://127.0.0.1:2",
                                "glue", "http://127.0.0.1:3"));
    }

    @Test
    void sortsWhatItTellsSoThatTheTemplateIsStable() {
        JsonNode source =
                analytics(Stage.LOCAL).only(APPLICATION).findValue("PropertyGroups").get(0);
        List<String> keys = new ArrayList<>();
        source.path("PropertyMap").fieldNames().forEachRemaining(keys::add);

        assertThat(keys).isSorted();
    }

    @Test
    void letsTheJobReadItsStreamsAndOutcomesAndWriteItsWarehouseOnly() {
        List<JsonNode> statements = analytics(Stage.DEV).statements();

        assertThat(statements)
                .extracting(AnalyticsStackTest::services)
                .containsExactly("kinesis", "s3", "s3", "s3", "glue", "kms", "kms", "s3", "logs");
        assertThat(statements.get(0).path("Resource"))
                .extracting(JsonNode::asText)
                .containsExactly(EVENTS, OUTCOMES);
        assertThat(statements.get(2).path("Resource").asText()).endsWith("/warehouse/*");
        assertThat(statements.get(3).path("Resource").asText()).endsWith("/outcomes/*");
        assertThat(statements.get(3).path("Action").asText()).isEqualTo("s3:GetObject");
        assertThat(statements.get(4).path("Resource"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "arn:${AWS::Partition}:glue:eu-west-1:111122223333:catalog",
                        "arn:${AWS::Partition}:glue:eu-west-1:111122223333:database/tidemark_dev",
                        "arn:${AWS::Partition}:glue:eu-west-1:111122223333:table/tidemark_dev/*");
    }

    @Test
    void letsTheJobReadWithOneKeyAndWriteWithAnotherKnownByTheirAliases() {
        List<JsonNode> statements = analytics(Stage.DEV).statements();

        assertThat(statements.get(5).path("Action").asText()).isEqualTo("kms:Decrypt");
        assertThat(statements.get(5).findValue("kms:ResourceAliases").toString())
                .contains("\"alias/tidemark-dev-ingest\"");
        assertThat(statements.get(6).path("Action"))
                .extracting(JsonNode::asText)
                .containsExactly("kms:Decrypt", "kms:GenerateDataKey");
        assertThat(statements.get(6).findValue("kms:ResourceAliases").toString())
                .contains("\"alias/tidemark-dev-lake\"");
    }

    @Test
    void letsTheJobSubscribeIfItReadsByFanOut() {
        Resources analytics =
                SynthesisedPlatform.of(Stage.PROD, StreamReader.EFO).stack("Analytics");
        List<JsonNode> statements = analytics.statements();

        assertThat(statements.get(1).path("Action"))
                .extracting(JsonNode::asText)
                .containsExactly("kinesis:RegisterStreamConsumer", "kinesis:ListStreamConsumers");
        assertThat(statements.get(2).path("Action"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "kinesis:SubscribeToShard",
                        "kinesis:DescribeStreamConsumer",
                        "kinesis:DeregisterStreamConsumer");
        assertThat(statements.get(2).path("Resource"))
                .extracting(JsonNode::asText)
                .allMatch(
                        resource -> resource.matches(".*:stream/tidemark-prod-\\w+/consumer/\\*"));
        assertThat(analytics.only(APPLICATION).findValuesAsText("reader"))
                .containsExactly("EFO", "EFO");
    }

    @Test
    void namesTheReadersThatThereAre() {
        assertThat(StreamReader.named(null)).isEqualTo(StreamReader.POLLING);
        assertThat(StreamReader.named("EFO")).isEqualTo(StreamReader.EFO);
        assertThatThrownBy(() -> StreamReader.named("PUSH"))
                .hasMessage(
                        "There is no reader \"PUSH\": choose one of POLLING, EFO, for example with"
                                + " --context reader=EFO.");
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void keepsTheJobsLog(Stage stage) {
        assertThat(analytics(stage).all("AWS::Logs::LogGroup")).hasSize(1);
        assertThat(
                        analytics(stage)
                                .all("AWS::KinesisAnalyticsV2::ApplicationCloudWatchLoggingOption"))
                .hasSize(1);
    }

    private static String services(JsonNode statement) {
        JsonNode action = statement.path("Action");
        String first = action.isArray() ? action.get(0).asText() : action.asText();
        return first.substring(0, first.indexOf(':'));
    }

    private static Map<String, Map<String, String>> groups(Stage stage) {
        Map<String, Map<String, String>> groups = new TreeMap<>();
        for (JsonNode group : analytics(stage).only(APPLICATION).findValue("PropertyGroups")) {
            Map<String, String> properties = new TreeMap<>();
            group.path("PropertyMap")
                    .properties()
                    .forEach(entry -> properties.put(entry.getKey(), entry.getValue().asText()));
            groups.put(group.path("PropertyGroupId").asText(), properties);
        }
        return groups;
    }

    private static Resources analytics(Stage stage) {
        return SynthesisedPlatform.of(stage).stack("Analytics");
    }
}
