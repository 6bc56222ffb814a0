package io.tidemark.infra.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.infra.PlatformNames;
import software.amazon.awscdk.services.iot.CfnProvisioningTemplate;
import software.amazon.awscdk.services.iot.CfnProvisioningTemplate.ProvisioningHookProperty;
import software.constructs.Construct;

/**
 * How a certificate that a gateway asked for becomes its identity: a thing that is named by the
 * serial number, of the stage's type and group, with the gateways' policy. A thing of that type
 * that is there already stays as it is and gets the certificate too, which is how certificates are
 * rotated; a thing of another type, such as a gateway of another stage, is not touched.
 */
final class ProvisioningTemplate extends Construct {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CfnProvisioningTemplate template;

    /**
     * @param names of the stage
     * @param role what IoT Core may do by it
     * @param hook who is asked first
     */
    record Props(PlatformNames names, ProvisioningRole role, ProvisioningHook hook) {}

    ProvisioningTemplate(Construct scope, String id, Props properties) {
        super(scope, id);
        this.template =
                CfnProvisioningTemplate.Builder.create(this, "Template")
                        .templateName(properties.names().gateways())
                        .description("A gateway gets its identity")
                        .enabled(true)
                        .provisioningRoleArn(properties.role().role().getRoleArn())
                        .preProvisioningHook(
                                ProvisioningHookProperty.builder()
                                        .payloadVersion("2020-04-01")
                                        .targetArn(properties.hook().function().getFunctionArn())
                                        .build())
                        .templateBody(body(properties.names().gateways()))
                        .build();
        template.getNode().addDependency(properties.hook().permission(), properties.role());
    }

    /** A document of IoT's own, not of CloudFormation. */
    private static String body(String gateways) {
        ObjectNode body = JSON.createObjectNode();
        for (String parameter : new String[] {"SerialNumber", "AWS::IoT::Certificate::Id"}) {
            body.withObject("Parameters").putObject(parameter).put("Type", "String");
        }
        ObjectNode resources = body.putObject("Resources");
        ObjectNode thing = resource(resources, "thing", "AWS::IoT::Thing");
        thing.putObject("ThingName").put("Ref", "SerialNumber");
        thing.put("ThingTypeName", gateways);
        thing.putArray("ThingGroups").add(gateways);
        ((ObjectNode) resources.get("thing"))
                .putObject("OverrideSettings")
                .put("ThingGroups", "MERGE");
        ObjectNode certificate = resource(resources, "certificate", "AWS::IoT::Certificate");
        certificate.putObject("CertificateId").put("Ref", "AWS::IoT::Certificate::Id");
        certificate.put("Status", "Active");
        resource(resources, "policy", "AWS::IoT::Policy").put("PolicyName", gateways);
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts is always JSON", e);
        }
    }

    /** Its properties, to be filled in. */
    private static ObjectNode resource(ObjectNode resources, String name, String type) {
        return resources.putObject(name).put("Type", type).putObject("Properties");
    }

    String name() {
        return template.getRef();
    }
}
