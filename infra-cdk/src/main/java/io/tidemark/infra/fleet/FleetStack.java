package io.tidemark.infra.fleet;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.Stage;
import io.tidemark.infra.StageConfig;
import io.tidemark.infra.encryption.CustomerKey;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iot.CfnRoleAlias;
import software.amazon.awscdk.services.iot.CfnThingGroup;
import software.amazon.awscdk.services.iot.CfnThingType;
import software.constructs.Construct;

/**
 * The gateways as IoT Core knows them: their type and group, what a gateway may do, and how a new
 * one gets its identity.
 */
public final class FleetStack extends Stack {

    private static final int SECONDS_OF_CREDENTIALS = 3600;

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
        ModelAccess access = new ModelAccess(this, "ModelAccess", new ModelAccess.Props(names));
        if (config.stage() != Stage.LOCAL) {
            watch(config, group, access);
        }
        ClaimPolicy claim =
                new ClaimPolicy(
                        this, "Claim", new ClaimPolicy.Props(names.claim(), names.gateways()));
        output("PolicyName", policy.name());
        output("ThingGroupName", group.getThingGroupName());
        output("ThingTypeName", type.getRef());
        output("ProvisioningTemplateName", template.name());
        output("ClaimPolicyName", claim.name());
        output("AnnouncementsName", names.announcements());
        output("IdentityRuleName", names.identityRule());
    }

    private ProvisioningTemplate provisioning(StageConfig config) {
        PlatformNames names = config.names();
        ProvisioningHook hook =
                new ProvisioningHook(
                        this,
                        "AnnouncedGateways",
                        new ProvisioningHook.Props(names, key(config), config.settings()));
        new RetiredCertificates(
                this, "RetiredCertificates", new RetiredCertificates.Props(names, hook.log()));
        ProvisioningTemplate template =
                new ProvisioningTemplate(
                        this,
                        "Provisioning",
                        new ProvisioningTemplate.Props(names, names.gateways(), ""));
        template.getNode().addDependency(hook);
        return template;
    }

    private CustomerKey key(StageConfig config) {
        return new CustomerKey(
                this,
                "Encryption",
                new CustomerKey.Props(
                        config.names().key("fleet"),
                        "The log of gateways' identities",
                        config.settings().removal()));
    }

    /** What no emulator has: the alias, and Device Defender. */
    private void watch(StageConfig config, CfnThingGroup group, ModelAccess access) {
        PlatformNames names = config.names();
        CfnRoleAlias.Builder.create(this, "Alias")
                .roleAlias(names.gateways())
                .roleArn(access.role().getRoleArn())
                .credentialDurationSeconds(SECONDS_OF_CREDENTIALS)
                .build();
        new GatewayBehaviour(this, "Behaviour", new GatewayBehaviour.Props(names))
                .getNode()
                .addDependency(group);
        WeeklyAudit audit = new WeeklyAudit(this, "Audit", new WeeklyAudit.Props(names));
        if (config.settings().fleet().accountAudit()) {
            audit.getNode().addDependency(new AccountAudit(this, "AccountAudit"));
        }
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
