package io.tidemark.infra.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.infra.Resources;
import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IngestStackTest {

    @ParameterizedTest
    @EnumSource(Stage.class)
    void encryptsTheStreamsOfEventsAndOutcomes(Stage stage) {
        assertThat(streams(stage))
                .extracting(stream -> stream.path("Name").asText())
                .containsExactlyInAnyOrder(
                        "tidemark-" + stage.id() + "-events",
                        "tidemark-" + stage.id() + "-outcomes");
        assertThat(streams(stage))
                .extracting(stream -> stream.at("/StreamEncryption/EncryptionType").asText())
                .containsOnly("KMS");
    }

    @Test
    void keepsAWeekOfEventsAndOutcomesInProduction() {
        assertThat(streams(Stage.PROD))
                .extracting(stream -> stream.path("RetentionPeriodHours").asInt())
                .containsOnly(168);
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"DEV", "PROD"})
    void letsTheStreamOfEventsGrowAndPaysForOneShardOfOutcomes(Stage stage) {
        assertThat(streams(stage))
                .extracting(
                        stream -> stream.at("/StreamModeDetails/StreamMode").asText(),
                        stream -> stream.path("ShardCount").asInt())
                .containsExactlyInAnyOrder(tuple("ON_DEMAND", 0), tuple("PROVISIONED", 1));
    }

    /** CloudFormation would make a stream of another logical id anew, and fail at its name. */
    @Test
    void keepsTheLogicalIdOfTheStreamThatIsDeployed() {
        assertThat(ingest(Stage.PROD).toString()).contains("\"EventsStream");
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void carriesTheBatchWithTheIdentityThatIotCoreAuthenticated(Stage stage) {
        JsonNode rule = ingest(stage).only("AWS::IoT::TopicRule");

        assertThat(rule.path("RuleName").asText()).isEqualTo("tidemark_" + stage.id() + "_events");
        assertThat(rule.at("/TopicRulePayload/Sql").asText())
                .isEqualTo(
                        "SELECT encode(*, 'base64') AS data, clientid() AS gateway, timestamp() AS"
                                + " receivedAt, topic() AS topic FROM 'tidemark/+/uplink'");
        assertThat(rule.at("/TopicRulePayload/AwsIotSqlVersion").asText()).isEqualTo("2016-03-23");
        assertThat(rule.at("/TopicRulePayload/RuleDisabled").asBoolean(true)).isFalse();
        assertThat(rule.at("/TopicRulePayload/Actions/0/Kinesis/PartitionKey").asText())
                .isEqualTo("${clientid()}");
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"DEV", "PROD"})
    void writesToTheStreamOnlyAndKeepsWhatItRefused(Stage stage) {
        JsonNode payload = ingest(stage).only("AWS::IoT::TopicRule").path("TopicRulePayload");

        assertThat(payload.path("Actions")).hasSize(1);
        JsonNode kept = payload.at("/ErrorAction/S3");
        assertThat(kept.path("Key").asText()).startsWith("${clientid()}/");
        assertThat(kept.at("/BucketName/Ref").asText()).startsWith("Undelivered");
        assertThat(ingest(stage).only("AWS::S3::Bucket").at("/MetricsConfigurations/0/Id").asText())
                .isEqualTo("all");
        assertThat(ingest(stage).all("AWS::SQS::Queue")).isEmpty();
    }

    @Test
    void fillsTheBridgesQueueInStageLocalOnly() {
        Resources local = ingest(Stage.LOCAL);
        JsonNode payload = local.only("AWS::IoT::TopicRule").path("TopicRulePayload");

        assertThat(payload.path("Actions")).hasSize(2);
        assertThat(payload.at("/Actions/1/Sqs/UseBase64").asBoolean(true)).isFalse();
        assertThat(local.all("AWS::SQS::Queue")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void letsTheRuleDoNothingButPut(Stage stage) {
        assertThat(ingest(stage).statements())
                .extracting(statement -> statement.path("Action").toString())
                .isSubsetOf(
                        "\"kinesis:PutRecord\"",
                        "\"sqs:SendMessage\"",
                        "\"s3:PutObject\"",
                        "\"kms:GenerateDataKey\"")
                .contains("\"kinesis:PutRecord\"");
    }

    private static List<JsonNode> streams(Stage stage) {
        return ingest(stage).all("AWS::Kinesis::Stream").stream()
                .map(stream -> stream.path("Properties"))
                .toList();
    }

    private static Resources ingest(Stage stage) {
        return SynthesisedPlatform.of(stage).stack("Ingest");
    }
}
