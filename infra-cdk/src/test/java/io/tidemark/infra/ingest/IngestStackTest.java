package io.tidemark.infra.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.infra.Resources;
import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IngestStackTest {

    @ParameterizedTest
    @EnumSource(Stage.class)
    void encryptsTheStream(Stage stage) {
        JsonNode stream = ingest(stage).only("AWS::Kinesis::Stream");

        assertThat(stream.path("Name").asText()).isEqualTo("tidemark-" + stage.id() + "-events");
        assertThat(stream.at("/StreamEncryption/EncryptionType").asText()).isEqualTo("KMS");
    }

    @Test
    void keepsAWeekOfEventsInProduction() {
        JsonNode stream = ingest(Stage.PROD).only("AWS::Kinesis::Stream");

        assertThat(stream.path("RetentionPeriodHours").asInt()).isEqualTo(168);
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
        assertThat(payload.at("/ErrorAction/S3/Key").asText()).startsWith("undelivered/");
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
                .isSubsetOf("\"kinesis:PutRecord\"", "\"sqs:SendMessage\"", "\"s3:PutObject\"")
                .contains("\"kinesis:PutRecord\"");
    }

    private static Resources ingest(Stage stage) {
        return SynthesisedPlatform.of(stage).stack("Ingest");
    }
}
