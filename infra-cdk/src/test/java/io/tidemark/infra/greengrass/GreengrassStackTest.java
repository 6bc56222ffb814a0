package io.tidemark.infra.greengrass;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.infra.Resources;
import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GreengrassStackTest {

    private static final String OWN =
            "arn:${AWS::Partition}:iot:eu-west-1:111122223333:%s/"
                    + "%s${iot:Connection.Thing.ThingName}";

    @Test
    void deploysTheGatewayAndWhatItNeedsInNamedVersions() {
        JsonNode components = deployment().path("Components");

        assertThat(names(components))
                .containsExactlyInAnyOrder(
                        "io.tidemark.Gateway",
                        "aws.greengrass.Nucleus",
                        "aws.greengrass.LogManager",
                        "aws.greengrass.telemetry.NucleusEmitter",
                        "aws.greengrass.TokenExchangeService");
        components.forEach(
                component ->
                        assertThat(component.path("ComponentVersion").asText())
                                .matches("\\d+\\.\\d+\\.\\d+"));
        assertThat(deployment().path("TargetArn").asText())
                .endsWith(":thinggroup/tidemark-dev-core");
    }

    @Test
    void deploysTheVersionThatTheRecipeMakes() {
        String version =
                deployment().at("/Components/io.tidemark.Gateway/ComponentVersion").asText();

        assertThat(recipe()).contains("ComponentVersion: " + version);
    }

    @Test
    void takesArtifactsFromTheLakesBucket() {
        assertThat(recipe())
                .contains(
                        "s3://tidemark-dev-lake-${AWS::AccountId}-${AWS::Region}/components/"
                                + "io.tidemark.Gateway/")
                .doesNotContain("BUCKET_NAME", "COMPONENT_VERSION");
    }

    @Test
    void tellsTheGatewayTheNamesOfItsStage() throws JsonProcessingException {
        JsonNode merged = merged("io.tidemark.Gateway");

        assertThat(merged.at("/configuration/uplink/rule").asText())
                .isEqualTo("tidemark_dev_events");
        assertThat(merged.at("/configuration/identity/template").asText())
                .isEqualTo("tidemark-dev-gateway");
        assertThat(merged.at("/configuration/identity/rule").asText())
                .isEqualTo("tidemark_dev_identity");
        assertThat(merged.at("/configuration/prediction/role-alias").asText())
                .isEqualTo("tidemark-dev-gateway");
    }

    @Test
    void mergesTheFilesOfTheDeployment() throws JsonProcessingException {
        assertThat(
                        merged("aws.greengrass.LogManager")
                                .at(
                                        "/logsUploaderConfiguration/componentLogsConfigurationMap/"
                                                + "io.tidemark.Gateway")
                                .isObject())
                .isTrue();
        assertThat(merged("aws.greengrass.Nucleus").at("/telemetry/enabled").asBoolean()).isTrue();
    }

    @Test
    void goesBackWhereSomethingFailsAndStopsWhenATenthFail() {
        assertThat(deployment().at("/DeploymentPolicies/FailureHandlingPolicy").asText())
                .isEqualTo("ROLLBACK");
        assertThat(
                        deployment()
                                .at("/IotJobConfiguration/AbortConfig/CriteriaList/0")
                                .path("ThresholdPercentage")
                                .asInt())
                .isEqualTo(10);
    }

    @Test
    void letsADeviceBeItselfOnlyAndSendNoResults() {
        JsonNode statements = policy("tidemark-dev-core");

        assertThat(texts(statements.at("/0/Resource")))
                .containsExactly(OWN.formatted("client", ""), OWN.formatted("client", "") + "#*");
        assertThat(texts(statements.at("/1/Resource")))
                .allMatch(topic -> topic.startsWith(OWN.formatted("topic", "$aws/things/") + "/"));
        assertThat(statements.toString()).doesNotContain("$aws/rules/");
    }

    @Test
    void letsADeviceFetchComponentsAndWriteLogsOnly() {
        List<String> actions = new ArrayList<>();
        greengrass().statements().stream()
                .filter(statement -> !statement.path("Action").toString().contains("iot:"))
                .forEach(
                        statement -> {
                            JsonNode action = statement.path("Action");
                            (action.isArray() ? action : List.of(action))
                                    .forEach(each -> actions.add(each.asText()));
                        });

        assertThat(actions)
                .containsExactlyInAnyOrder(
                        "s3:GetBucketLocation",
                        "s3:GetObject",
                        "kms:Decrypt",
                        "logs:CreateLogGroup",
                        "logs:CreateLogStream",
                        "logs:PutLogEvents",
                        "logs:DescribeLogStreams");
    }

    @Test
    void namesADeviceAsItsGatewayWithAnEnding() throws JsonProcessingException {
        JsonNode body =
                new ObjectMapper()
                        .readTree(
                                greengrass()
                                        .only("AWS::IoT::ProvisioningTemplate")
                                        .path("TemplateBody")
                                        .asText());

        assertThat(body.at("/Resources/thing/Properties/ThingName").toString())
                .isEqualTo("{\"Fn::Join\":[\"\",[{\"Ref\":\"SerialNumber\"},\"-core\"]]}");
    }

    @Test
    void isNotDeployedLocallyNorWithAllOthers() {
        assertThat(SynthesisedPlatform.of(Stage.LOCAL).stack("Greengrass/Gateways")).isNull();
        assertThat(SynthesisedPlatform.of(Stage.DEV).stack("Greengrass")).isNull();
        assertThat(greengrass()).isNotNull();
    }

    private static JsonNode merged(String component) throws JsonProcessingException {
        return new ObjectMapper()
                .readTree(
                        deployment()
                                .path("Components")
                                .path(component)
                                .at("/ConfigurationUpdate/Merge")
                                .asText());
    }

    private static String recipe() {
        return greengrass()
                .only("AWS::GreengrassV2::ComponentVersion")
                .path("InlineRecipe")
                .asText();
    }

    private static JsonNode deployment() {
        return greengrass().only("AWS::GreengrassV2::Deployment");
    }

    private static JsonNode policy(String name) {
        return greengrass().all("AWS::IoT::Policy").stream()
                .map(policy -> policy.path("Properties"))
                .filter(policy -> policy.path("PolicyName").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .at("/PolicyDocument/Statement");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Resources greengrass() {
        return SynthesisedPlatform.of(Stage.DEV).stack("Greengrass/Gateways");
    }
}
