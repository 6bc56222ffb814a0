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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FleetStackTest {

    private static final String IOT = "arn:${AWS::Partition}:iot:eu-west-1:111122223333:";
    private static final String SHADOW =
            IOT + "%s/$aws/things/${iot:Connection.Thing.ThingName}/shadow/name/model/";

    @Test
    void letsAGatewayConnectUnderItsOwnNameOnly() {
        JsonNode connect = statements().get(0);

        assertThat(connect.path("Action").asText()).isEqualTo("iot:Connect");
        assertThat(connect.path("Resource").asText())
                .isEqualTo(IOT + "client/${iot:Connection.Thing.ThingName}");
        assertThat(connect.at("/Condition/Bool/iot:Connection.Thing.IsAttached").asText())
                .isEqualTo("true");
    }

    @Test
    void letsAGatewayPublishItsOwnUplinkAndModelShadowOnly() {
        JsonNode publish = statements().get(1);

        assertThat(publish.path("Action").asText()).isEqualTo("iot:Publish");
        assertThat(texts(publish.path("Resource")))
                .containsExactly(
                        IOT
                                + "topic/$aws/rules/tidemark_dev_events/tidemark/"
                                + "${iot:Connection.Thing.ThingName}/uplink",
                        IOT
                                + "topic/$aws/rules/tidemark_dev_identity/tidemark/"
                                + "${iot:Connection.Thing.ThingName}/identity",
                        SHADOW.formatted("topic") + "get",
                        SHADOW.formatted("topic") + "update");
    }

    @Test
    void letsAGatewayHearOfItsOwnModelShadowOnly() {
        JsonNode subscribe = statements().get(2);
        JsonNode receive = statements().get(3);

        assertThat(subscribe.path("Action").asText()).isEqualTo("iot:Subscribe");
        assertThat(texts(subscribe.path("Resource"))).isEqualTo(answers("topicfilter"));
        assertThat(receive.path("Action").asText()).isEqualTo("iot:Receive");
        assertThat(texts(receive.path("Resource"))).isEqualTo(answers("topic"));
    }

    private static List<String> answers(String kind) {
        String shadow = SHADOW.formatted(kind);
        return List.of(
                shadow + "get/*",
                shadow + "update/accepted",
                shadow + "update/rejected",
                shadow + "update/delta");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Test
    void letsAGatewayFetchModelsWithItsCertificate() {
        JsonNode assume = statements().get(4);

        assertThat(assume.path("Action").asText()).isEqualTo("iot:AssumeRoleWithCertificate");
        assertThat(assume.path("Resource").asText())
                .isEqualTo(IOT + "rolealias/tidemark-dev-gateway");
    }

    @Test
    void letsAGatewayRenewItsCertificate() {
        assertThat(texts(statements().get(5).path("Resource"))).isEqualTo(provisioning("topic"));
        assertThat(texts(statements().get(6).path("Resource")))
                .isEqualTo(answersOf(provisioning("topicfilter")));
        assertThat(texts(statements().get(7).path("Resource")))
                .isEqualTo(answersOf(provisioning("topic")));
    }

    @Test
    void letsAClaimAskForAnIdentityAndNothingElse() {
        JsonNode claim = policy("tidemark-dev-claim");

        assertThat(claim.at("/0/Action").asText()).isEqualTo("iot:Connect");
        assertThat(claim.at("/0/Resource").asText())
                .isEqualTo(IOT + "client/tidemark-dev-gateway:*");
        assertThat(claim.at("/1/Action").asText()).isEqualTo("iot:Publish");
        assertThat(texts(claim.at("/1/Resource"))).isEqualTo(provisioning("topic"));
        assertThat(claim.at("/2/Action").asText()).isEqualTo("iot:Subscribe");
        assertThat(texts(claim.at("/2/Resource")))
                .isEqualTo(answersOf(provisioning("topicfilter")));
        assertThat(claim.at("/3/Action").asText()).isEqualTo("iot:Receive");
        assertThat(texts(claim.at("/3/Resource"))).isEqualTo(answersOf(provisioning("topic")));
        assertThat(claim).hasSize(4);
    }

    @Test
    void grantsNothingElse() {
        assertThat(statements()).hasSize(8);
        assertThat(fleet().only("AWS::IoT::ThingGroup").path("ThingGroupName").asText())
                .isEqualTo("tidemark-dev-gateway");
    }

    @Test
    void letsTheRoleOfGatewaysReadModelsOnly() {
        List<JsonNode> statements = statementsOf("ModelAccess");

        assertThat(statements).hasSize(2);
        assertThat(statements.get(0).path("Action").asText()).isEqualTo("s3:GetObject");
        assertThat(statements.get(0).path("Resource").asText())
                .endsWith(":s3:::tidemark-dev-lake-${AWS::AccountId}-${AWS::Region}/models/*");
        assertThat(statements.get(1).path("Action").asText()).isEqualTo("kms:Decrypt");
        assertThat(fleet().only("AWS::IoT::RoleAlias").path("RoleAlias").asText())
                .isEqualTo("tidemark-dev-gateway");
    }

    @Test
    void letsOnlyTheAliasOfThisAccountActAsGateway() {
        JsonNode trust =
                fleet().all("AWS::IAM::Role").stream()
                        .map(role -> role.at("/Properties/AssumeRolePolicyDocument/Statement/0"))
                        .filter(statement -> statement.toString().contains("credentials.iot"))
                        .findFirst()
                        .orElseThrow();

        assertThat(trust.at("/Condition/StringEquals/aws:SourceAccount").asText())
                .isEqualTo("111122223333");
        assertThat(trust.at("/Condition/ArnEquals/aws:SourceArn").asText())
                .isEqualTo(IOT + "rolealias/tidemark-dev-gateway");
    }

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

    private static List<JsonNode> statementsOf(String construct) {
        List<JsonNode> statements = new ArrayList<>();
        fleet().all("AWS::IAM::Policy").stream()
                .map(policy -> policy.path("Properties"))
                .filter(policy -> policy.path("PolicyName").asText().startsWith(construct))
                .forEach(policy -> policy.at("/PolicyDocument/Statement").forEach(statements::add));
        return statements;
    }

    private static List<String> provisioning(String kind) {
        return List.of(
                IOT + kind + "/$aws/certificates/create/json",
                IOT + kind + "/$aws/certificates/create-from-csr/json",
                IOT + kind + "/$aws/provisioning-templates/tidemark-dev-gateway/provision/json");
    }

    private static List<String> answersOf(List<String> requests) {
        return requests.stream()
                .flatMap(request -> Stream.of(request + "/accepted", request + "/rejected"))
                .toList();
    }

    private static JsonNode statements() {
        return policy("tidemark-dev-gateway");
    }

    private static JsonNode policy(String name) {
        return fleet().all("AWS::IoT::Policy").stream()
                .map(policy -> policy.path("Properties"))
                .filter(policy -> policy.path("PolicyName").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .at("/PolicyDocument/Statement");
    }

    private static Resources fleet() {
        return SynthesisedPlatform.of(Stage.DEV).stack("Fleet");
    }
}
