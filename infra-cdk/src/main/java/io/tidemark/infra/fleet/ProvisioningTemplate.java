package io.tidemark.infra.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.infra.PlatformNames;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iot.CfnProvisioningTemplate;
import software.amazon.awscdk.services.iot.CfnProvisioningTemplate.ProvisioningHookProperty;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.constructs.Construct;

/**
 * How a certificate that a gateway asked for becomes its identity: a thing that is named by the
 * serial number, of the stage's type and group, with the gateways' policy. A thing of that type
 * that is there already stays as it is and gets the certificate too, which is how certificates are
 * rotated; a thing of another type, such as a gateway of another stage, is not touched.
 */
public final class ProvisioningTemplate extends Construct {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CfnProvisioningTemplate template;

    /**
     * @param names of the stage
     * @param template its name
     * @param suffix what the thing's name has after the serial number; may be empty
     */
    public record Props(PlatformNames names, String template, String suffix) {}

    public ProvisioningTemplate(Construct scope, String id, Props properties) {
        super(scope, id);
        ProvisioningRole role =
                new ProvisioningRole(
                        this, "Role", new ProvisioningRole.Props(properties.template()));
        String hook = hookArn(Stack.of(this), properties.names());
        CfnPermission permission = permission(hook, properties.template());
        this.template =
                CfnProvisioningTemplate.Builder.create(this, "Template")
                        .templateName(properties.template())
                        .description("A device gets its identity")
                        .enabled(true)
                        .provisioningRoleArn(role.role().getRoleArn())
                        .preProvisioningHook(
                                ProvisioningHookProperty.builder()
                                        .payloadVersion("2020-04-01")
                                        .targetArn(hook)
                                        .build())
                        .templateBody(body(properties))
                        .build();
        // Without the permission IoT Core refuses a template that names the function.
        template.getNode().addDependency(permission, role);
    }

    private static String hookArn(Stack stack, PlatformNames names) {
        return stack.formatArn(
                ArnComponents.builder()
                        .service("lambda")
                        .resource("function")
                        .resourceName(names.provisioningHook())
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build());
    }

    private CfnPermission permission(String hook, String template) {
        Stack stack = Stack.of(this);
        return CfnPermission.Builder.create(this, "Permission")
                .action("lambda:InvokeFunction")
                .functionName(hook)
                .principal("iot.amazonaws.com")
                .sourceAccount(stack.getAccount())
                .sourceArn(PlatformNames.arn(stack, "iot", "provisioningtemplate", template))
                .build();
    }

    /** A document of IoT's own, not of CloudFormation. */
    private static String body(Props properties) {
        ObjectNode body = JSON.createObjectNode();
        for (String parameter : new String[] {"SerialNumber", "AWS::IoT::Certificate::Id"}) {
            body.withObject("Parameters").putObject(parameter).put("Type", "String");
        }
        ObjectNode resources = body.putObject("Resources");
        ObjectNode thing = resource(resources, "thing", "AWS::IoT::Thing");
        thing.set("ThingName", thingName(properties.suffix()));
        thing.put("ThingTypeName", properties.template());
        thing.putArray("ThingGroups").add(properties.template());
        ((ObjectNode) resources.get("thing"))
                .putObject("OverrideSettings")
                .put("ThingGroups", "MERGE");
        ObjectNode certificate = resource(resources, "certificate", "AWS::IoT::Certificate");
        certificate.putObject("CertificateId").put("Ref", "AWS::IoT::Certificate::Id");
        certificate.put("Status", "Active");
        resource(resources, "policy", "AWS::IoT::Policy").put("PolicyName", properties.template());
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts is always JSON", e);
        }
    }

    private static ObjectNode thingName(String suffix) {
        ObjectNode serialNumber = JSON.createObjectNode().put("Ref", "SerialNumber");
        if (suffix.isEmpty()) {
            return serialNumber;
        }
        ObjectNode name = JSON.createObjectNode();
        name.putArray("Fn::Join").add("").addArray().add(serialNumber).add(suffix);
        return name;
    }

    /** Its properties, to be filled in. */
    private static ObjectNode resource(ObjectNode resources, String name, String type) {
        return resources.putObject(name).put("Type", type).putObject("Properties");
    }

    public String name() {
        return template.getRef();
    }
}
