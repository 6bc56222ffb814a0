package io.tidemark.infra.fleet;

import io.tidemark.infra.StageConfig;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iot.CfnThingGroup;
import software.constructs.Construct;

/** The gateways as IoT Core knows them: their group, and what a gateway may do. */
public final class FleetStack extends Stack {

    public FleetStack(Construct scope, String id, StackProps properties, StageConfig config) {
        super(scope, id, properties);
        GatewayPolicy policy =
                new GatewayPolicy(this, "Policy", new GatewayPolicy.Props(config.names()));
        CfnThingGroup group =
                CfnThingGroup.Builder.create(this, "Gateways")
                        .thingGroupName(config.names().gateways())
                        .build();
        CfnOutput.Builder.create(this, "PolicyName").value(policy.name()).build();
        CfnOutput.Builder.create(this, "ThingGroupName").value(group.getThingGroupName()).build();
    }
}
