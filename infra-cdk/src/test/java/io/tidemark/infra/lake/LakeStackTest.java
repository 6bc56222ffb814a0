package io.tidemark.infra.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.infra.Resources;
import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LakeStackTest {

    @ParameterizedTest
    @EnumSource(Stage.class)
    void encryptsTheFilesAndHidesThemFromThePublic(Stage stage) {
        JsonNode bucket = lake(stage).only("AWS::S3::Bucket");

        assertThat(bucket.path("BucketName").asText())
                .isEqualTo("tidemark-" + stage.id() + "-lake-${AWS::AccountId}-${AWS::Region}");
        assertThat(bucket.findValue("SSEAlgorithm").asText()).isEqualTo("aws:kms");
        assertThat(bucket.at("/VersioningConfiguration/Status").asText()).isEqualTo("Enabled");
        assertThat(bucket.path("PublicAccessBlockConfiguration"))
                .hasSize(4)
                .allMatch(JsonNode::asBoolean);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void refusesWhatDoesNotComeOverTls(Stage stage) {
        JsonNode statement =
                lake(stage).only("AWS::S3::BucketPolicy").at("/PolicyDocument/Statement/0");

        assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
        assertThat(statement.path("Action").asText()).isEqualTo("s3:*");
        assertThat(statement.at("/Condition/Bool/aws:SecureTransport").asText()).isEqualTo("false");
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void namesTheDatabaseThatAnalystsType(Stage stage) {
        JsonNode database = lake(stage).only("AWS::Glue::Database");

        assertThat(database.at("/DatabaseInput/Name").asText())
                .isEqualTo(stage == Stage.DEV ? "tidemark_dev" : "tidemark");
    }

    @Test
    void deletesOldVersionsAndNeverAFileThatIsPartOfATable() {
        JsonNode rules = lake(Stage.PROD).only("AWS::S3::Bucket").findValue("Rules");

        assertThat(rules.findValue("NoncurrentDays").asInt()).isEqualTo(30);
        assertThat(rules.findValue("DaysAfterInitiation").asInt()).isEqualTo(7);
        assertThat(rules.findValue("ExpirationInDays")).isNull();
    }

    private static Resources lake(Stage stage) {
        return SynthesisedPlatform.of(stage).stack("Lake");
    }
}
