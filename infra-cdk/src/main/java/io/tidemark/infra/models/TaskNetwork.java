package io.tidemark.infra.models;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.review.AcceptedFinding;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.ec2.CfnInternetGateway;
import software.amazon.awscdk.services.ec2.CfnRoute;
import software.amazon.awscdk.services.ec2.CfnRouteTable;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup.EgressProperty;
import software.amazon.awscdk.services.ec2.CfnSubnet;
import software.amazon.awscdk.services.ec2.CfnSubnetRouteTableAssociation;
import software.amazon.awscdk.services.ec2.CfnVPC;
import software.amazon.awscdk.services.ec2.CfnVPCEndpoint;
import software.amazon.awscdk.services.ec2.CfnVPCGatewayAttachment;
import software.constructs.Construct;

/**
 * A network for tasks that talk to AWS and to nobody else, and that nobody can talk to: two public
 * subnets without a NAT gateway, which would cost more than all tasks, and a way to S3 that costs
 * nothing. Availability zones are left to the deployment, so that synthesis needs no account.
 */
final class TaskNetwork extends Construct {

    private static final String EVERYWHERE = "0.0.0.0/0";
    private static final int SUBNETS = 2;
    private static final int HTTPS = 443;

    private final CfnVPC network;
    private final List<CfnSubnet> subnets;
    private final CfnSecurityGroup group;

    TaskNetwork(Construct scope, String id, PlatformNames names) {
        super(scope, id);
        this.network =
                CfnVPC.Builder.create(this, "Network")
                        .cidrBlock("10.20.0.0/24")
                        .enableDnsSupport(true)
                        .enableDnsHostnames(true)
                        .build();
        AcceptedFinding.at(
                network,
                "AwsSolutions-VPC7",
                "Nothing listens in it, and what tasks ask of AWS is in CloudTrail.");
        CfnRouteTable routes = routes();
        this.subnets = IntStream.range(0, SUBNETS).mapToObj(i -> subnet(i, routes)).toList();
        this.group = group(names);
        CfnVPCEndpoint.Builder.create(this, "Storage")
                .vpcId(network.getRef())
                .serviceName(Fn.join("", List.of("com.amazonaws.", Fn.ref("AWS::Region"), ".s3")))
                .routeTableIds(List.of(routes.getRef()))
                .vpcEndpointType("Gateway")
                .build();
    }

    private CfnRouteTable routes() {
        CfnInternetGateway gateway = CfnInternetGateway.Builder.create(this, "Gateway").build();
        CfnVPCGatewayAttachment attachment =
                CfnVPCGatewayAttachment.Builder.create(this, "Attachment")
                        .vpcId(network.getRef())
                        .internetGatewayId(gateway.getRef())
                        .build();
        CfnRouteTable routes =
                CfnRouteTable.Builder.create(this, "Routes").vpcId(network.getRef()).build();
        CfnRoute.Builder.create(this, "Out")
                .routeTableId(routes.getRef())
                .destinationCidrBlock(EVERYWHERE)
                .gatewayId(gateway.getRef())
                .build()
                .getNode()
                .addDependency(attachment);
        return routes;
    }

    private CfnSubnet subnet(int index, CfnRouteTable routes) {
        CfnSubnet subnet =
                CfnSubnet.Builder.create(this, "Subnet" + index)
                        .vpcId(network.getRef())
                        .cidrBlock("10.20.0." + 128 * index + "/25")
                        .availabilityZone(Fn.select(index, Fn.getAzs()))
                        .build();
        CfnSubnetRouteTableAssociation.Builder.create(this, "Association" + index)
                .subnetId(subnet.getRef())
                .routeTableId(routes.getRef())
                .build();
        return subnet;
    }

    private CfnSecurityGroup group(PlatformNames names) {
        return CfnSecurityGroup.Builder.create(this, "Group")
                .groupName(names.of("tasks"))
                .groupDescription("Tasks of models: out by TLS, nobody in")
                .vpcId(network.getRef())
                .securityGroupIngress(List.of())
                .securityGroupEgress(
                        List.of(
                                EgressProperty.builder()
                                        .ipProtocol("tcp")
                                        .fromPort(HTTPS)
                                        .toPort(HTTPS)
                                        .cidrIp(EVERYWHERE)
                                        .description("AWS")
                                        .build()))
                .build();
    }

    List<String> subnets() {
        return subnets.stream().map(CfnSubnet::getRef).toList();
    }

    String securityGroup() {
        return group.getAttrGroupId();
    }
}
