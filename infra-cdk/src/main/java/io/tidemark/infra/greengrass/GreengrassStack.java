package io.tidemark.infra.greengrass;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.StageConfig;
import io.tidemark.infra.fleet.ClaimPolicy;
import io.tidemark.infra.fleet.ProvisioningTemplate;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iot.CfnThingGroup;
import software.amazon.awscdk.services.iot.CfnThingType;
import software.constructs.Construct;

/**
 * Gateways as a component of Greengrass, for those that are run so. The device has an identity of
 * its own beside that of its gateway: both hold a connection, and IoT Core lets only one have a
 * name. No emulator knows Greengrass, so a local stage is deployed without.
 */
public final class GreengrassStack extends Stack {

    public GreengrassStack(Construct scope, String id, StackProps properties, StageConfig config) {
        super(scope, id, properties);
        PlatformNames names = config.names();
        CfnThingGroup group =
                CfnThingGroup.Builder.create(this, "Cores").thingGroupName(names.cores()).build();
        CfnThingType.Builder.create(this, "Type").thingTypeName(names.cores()).build();
        new CorePolicy(this, "Policy", names);
        new TokenExchange(this, "TokenExchange", names);
        ProvisioningTemplate template =
                new ProvisioningTemplate(
                        this,
                        "Provisioning",
                        new ProvisioningTemplate.Props(names, names.cores(), "-core"));
        ClaimPolicy claim =
                new ClaimPolicy(
                        this, "Claim", new ClaimPolicy.Props(names.coreClaim(), names.cores()));
        new GatewayDeployment(this, "Deployment", names).getNode().addDependency(group);
        output("CoreThingGroupName", group.getThingGroupName());
        output("CoreProvisioningTemplateName", template.name());
        output("CoreClaimPolicyName", claim.name());
        output("CoreRoleAliasName", names.cores());
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
