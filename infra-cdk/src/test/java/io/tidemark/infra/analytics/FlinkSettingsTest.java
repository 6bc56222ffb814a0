package io.tidemark.infra.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.infra.Resources;
import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import io.tidemark.infra.settings.StageContext;
import io.tidemark.infra.settings.StageSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How Managed Flink is told to run the cloud job. */
class FlinkSettingsTest {

    private static final String APPLICATION = "AWS::KinesisAnalyticsV2::Application";

    @Test
    void scalesInProductionAndIsSmallElsewhere() {
        JsonNode prod = analytics(Stage.PROD).only(APPLICATION);

        assertThat(prod.findValue("AutoScalingEnabled").asBoolean()).isTrue();
        assertThat(prod.findValue("Parallelism").asInt()).isEqualTo(2);
        assertThat(prod.findValue("CheckpointingEnabled").asBoolean()).isTrue();
        assertThat(prod.findValue("RollbackEnabled").asBoolean()).isTrue();
        assertThat(
                        analytics(Stage.DEV)
                                .only(APPLICATION)
                                .findValue("AutoScalingEnabled")
                                .asBoolean())
                .isFalse();
    }

    @Test
    void runsInANetworkOfTheAccountIfThereIsOne() {
        StageContext context =
                new StageContext(
                        Map.of(
                                "subnets",
                                "subnet-11111111,subnet-22222222",
                                "securityGroups",
                                "sg-0123456789abcdef0"));
        Resources analytics =
                SynthesisedPlatform.of(Stage.PROD, context.applyTo(StageSettings.of(Stage.PROD)))
                        .stack("Analytics");

        JsonNode network = analytics.only(APPLICATION).findValue("VpcConfigurations").get(0);
        assertThat(network.path("SubnetIds"))
                .extracting(JsonNode::asText)
                .containsExactly("subnet-11111111", "subnet-22222222");
        assertThat(network.path("SecurityGroupIds"))
                .extracting(JsonNode::asText)
                .containsExactly("sg-0123456789abcdef0");
        assertThat(analytics.statements())
                .filteredOn(s -> s.path("Action").asText().equals("ec2:CreateNetworkInterface"))
                .first()
                .satisfies(
                        s ->
                                assertThat(s.path("Resource"))
                                        .extracting(JsonNode::asText)
                                        .allMatch(
                                                r ->
                                                        r.matches(
                                                                ".*(/\\*|/subnet-[12]{8}|/sg-\\w+)")));
        assertThat(analytics(Stage.PROD).only(APPLICATION).findValue("VpcConfigurations")).isNull();
    }

    private static Resources analytics(Stage stage) {
        return SynthesisedPlatform.of(stage).stack("Analytics");
    }
}
