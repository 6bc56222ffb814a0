package io.tidemark.infra.fleet;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.StageConfig;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iot.CfnThingGroup;
import software.amazon.awscdk.services.iot.CfnThingType;
import software.constructs.Construct;

/**
 * The gateways as IoT Core knows them: their type and group, what a gateway may do, and how a new
 * one gets its identity.
 */
public final class FleetStack extends Stack {

    public FleetStack(Construct scope, String id, StackProps properties, StageConfig config) {
        super(scope, id, properties);
        PlatformNames names = config.names();
        GatewayPolicy policy = new GatewayPolicy(this, "Policy", new GatewayPolicy.Props(names));
        CfnThingGroup group =
                CfnThingGroup.Builder.create(this, "Gateways")
                        .thingGroupName(names.gateways())
                        .build();
        CfnThingType type =
                CfnThingType.Builder.create(this, "Type").thingTypeName(names.gateways()).build();
        ProvisioningTemplate template = provisioning(config);
        ClaimPolicy claim = new ClaimPolicy(this, "Claim", new ClaimPolicy.Props(names));
        output("PolicyName", policy.name());
        output("ThingGroupName", group.getThingGroupName());
        output("ThingTypeName", type.getRef());
        output("ProvisioningTemplateName", template.name());
        output("ClaimPolicyName", claim.name());
        output("AnnouncementsName", names.announcements());
    }

    private ProvisioningTemplate provisioning(StageConfig config) {
        ProvisioningRole role =
                new ProvisioningRole(
                        this, "ProvisioningRole", new ProvisioningRole.Props(config.names()));
        ProvisioningHook hook =
                new ProvisioningHook(
                        this,
                        "AnnouncedGateways",
                        new ProvisioningHook.Props(config.names(), config.stage()));
        return new ProvisioningTemplate(
                this, "Provisioning", new ProvisioningTemplate.Props(config.names(), role, hook));
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
