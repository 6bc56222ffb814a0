package io.tidemark.infra.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.infra.Resources;
import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DeviceDefenderTest {

    private static final String IOT = "arn:${AWS::Partition}:iot:eu-west-1:111122223333:";

    @Test
    void watchesHowGatewaysBehaveAndAuditsThemWeekly() {
        JsonNode profile = fleet().only("AWS::IoT::SecurityProfile");

        assertThat(profile.findValuesAsText("Metric"))
                .containsExactly(
                        "aws:num-authorization-failures",
                        "aws:num-disconnects",
                        "aws:message-byte-size");
        assertThat(texts(profile.path("TargetArns")))
                .containsExactly(IOT + "thinggroup/tidemark-dev-gateway");
        assertThat(fleet().only("AWS::IoT::ScheduledAudit").path("Frequency").asText())
                .isEqualTo("WEEKLY");
    }

    @Test
    void auditsOnlyWhatTheAccountsAuditHasOn() {
        List<String> on = new ArrayList<>();
        fleet().only("AWS::IoT::AccountAuditConfiguration")
                .path("AuditCheckConfigurations")
                .fieldNames()
                .forEachRemaining(
                        name ->
                                on.add(
                                        name.replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                                                .toUpperCase(Locale.ROOT)));

        assertThat(texts(fleet().only("AWS::IoT::ScheduledAudit").path("TargetCheckNames")))
                .containsExactlyInAnyOrderElementsOf(on);
    }

    @Test
    void leavesTheAccountsAuditToAnotherStageIfTold() {
        Resources fleet = SynthesisedPlatform.with("accountAudit", "false").stack("Fleet");

        assertThat(fleet.all("AWS::IoT::AccountAuditConfiguration")).isEmpty();
        assertThat(fleet.all("AWS::IoT::ScheduledAudit")).hasSize(1);
    }

    @Test
    void saysWhatTheAccountsAuditTakes() {
        assertThatThrownBy(() -> SynthesisedPlatform.with("accountAudit", "no"))
                .hasMessageStartingWith(
                        "--context accountAudit=no is neither true nor false: give false if");
    }

    @Test
    void hasNothingLocallyThatNoEmulatorKnows() {
        Resources local = SynthesisedPlatform.of(Stage.LOCAL).stack("Fleet");

        assertThat(local.toString())
                .doesNotContain("AWS::IoT::RoleAlias", "AWS::IoT::SecurityProfile", "Audit\"");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Resources fleet() {
        return SynthesisedPlatform.of(Stage.DEV).stack("Fleet");
    }
}
