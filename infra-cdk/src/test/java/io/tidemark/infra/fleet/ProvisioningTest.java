package io.tidemark.infra.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.infra.Resources;
import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import org.junit.jupiter.api.Test;

class ProvisioningTest {

    @Test
    void namesTheThingByItsSerialNumberInTheStagesGroupAndType() throws JsonProcessingException {
        JsonNode thing = body().at("/Resources/thing");

        assertThat(thing.at("/Properties/ThingName/Ref").asText()).isEqualTo("SerialNumber");
        assertThat(thing.at("/Properties/ThingGroups/0").asText())
                .isEqualTo("tidemark-dev-gateway");
        assertThat(thing.at("/Properties/ThingTypeName").asText())
                .isEqualTo("tidemark-dev-gateway");
    }

    @Test
    void leavesAThingOfAnotherTypeAlone() throws JsonProcessingException {
        assertThat(body().at("/Resources/thing/OverrideSettings").toString())
                .isEqualTo("{\"ThingGroups\":\"MERGE\"}");
    }

    @Test
    void activatesTheCertificateWithTheGatewaysPolicy() throws JsonProcessingException {
        assertThat(body().at("/Resources/certificate/Properties").toString())
                .isEqualTo(
                        "{\"CertificateId\":{\"Ref\":\"AWS::IoT::Certificate::Id\"},"
                                + "\"Status\":\"Active\"}");
        assertThat(body().at("/Resources/policy/Properties/PolicyName").asText())
                .isEqualTo("tidemark-dev-gateway");
    }

    @Test
    void asksTheHookWhichIotCoreMayCallForThisTemplateOnly() {
        assertThat(template().at("/PreProvisioningHook/TargetArn").asText())
                .endsWith(":111122223333:function:tidemark-dev-announced-gateways");
        assertThat(
                        fleet().named("AWS::Lambda::Function", "AnnouncedGateways")
                                .path("FunctionName")
                                .asText())
                .isEqualTo("tidemark-dev-announced-gateways");
        JsonNode permission = fleet().named("AWS::Lambda::Permission", "Provisioning");
        assertThat(permission.path("Principal").asText()).isEqualTo("iot.amazonaws.com");
        assertThat(permission.path("SourceArn").asText())
                .isEqualTo(
                        "arn:${AWS::Partition}:iot:eu-west-1:111122223333:"
                                + "provisioningtemplate/tidemark-dev-gateway");
    }

    @Test
    void letsTheHookReadAnnouncementsOnly() {
        assertThat(fleet().statements())
                .filteredOn(statement -> statement.path("Action").toString().contains("ssm:"))
                .singleElement()
                .satisfies(
                        statement -> {
                            assertThat(statement.path("Action").asText())
                                    .isEqualTo("ssm:GetParameter");
                            assertThat(statement.path("Resource").asText())
                                    .endsWith(":parameter/tidemark/dev/gateways/*");
                        });
    }

    private static JsonNode body() throws JsonProcessingException {
        return new ObjectMapper().readTree(template().path("TemplateBody").asText());
    }

    private static JsonNode template() {
        return fleet().only("AWS::IoT::ProvisioningTemplate");
    }

    private static Resources fleet() {
        return SynthesisedPlatform.of(Stage.DEV).stack("Fleet");
    }
}
