package io.tidemark.local.deploy.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The network that tasks run in, and where their image comes from. */
final class NetworkTypes {

    private NetworkTypes() {}

    static List<ResourceType> all() {
        return List.of(
                network(),
                subnet(),
                securityGroup(),
                ResourceType.of("AWS::EC2::RouteTable", (apis, it) -> routes(apis, it.physicalId()))
                        .same("VpcId"),
                route(),
                association(),
                ResourceType.of(
                        "AWS::EC2::InternetGateway",
                        (apis, it) -> internetGateway(apis, it.physicalId())),
                attachment(),
                endpoint(),
                repository());
    }

    private static ResourceType network() {
        return ResourceType.of(
                        "AWS::EC2::VPC",
                        (apis, it) ->
                                AnswerJson.only(
                                        apis.ec2()
                                                .describeVpcs(r -> r.vpcIds(it.physicalId()))
                                                .vpcs(),
                                        found -> true))
                .same("CidrBlock");
    }

    private static ResourceType subnet() {
        return ResourceType.of(
                        "AWS::EC2::Subnet",
                        (apis, it) ->
                                AnswerJson.only(
                                        apis.ec2()
                                                .describeSubnets(r -> r.subnetIds(it.physicalId()))
                                                .subnets(),
                                        found -> true))
                .same("CidrBlock", "VpcId", "MapPublicIpOnLaunch");
    }

    private static ResourceType securityGroup() {
        return ResourceType.of(
                        "AWS::EC2::SecurityGroup",
                        (apis, it) ->
                                AnswerJson.only(
                                        apis.ec2()
                                                .describeSecurityGroups(
                                                        r -> r.groupIds(it.physicalId()))
                                                .securityGroups(),
                                        found -> true))
                .same("VpcId")
                .sameAt("GroupDescription", "Description")
                .sameAt("SecurityGroupEgress/*/IpProtocol", "IpPermissionsEgress/*/IpProtocol");
    }

    private static ResourceType route() {
        return ResourceType.of(
                        "AWS::EC2::Route", (apis, it) -> routes(apis, it.text("/RouteTableId")))
                .among("DestinationCidrBlock", "Routes/*/DestinationCidrBlock")
                .among("GatewayId", "Routes/*/GatewayId");
    }

    private static ResourceType association() {
        return ResourceType.of(
                        "AWS::EC2::SubnetRouteTableAssociation",
                        (apis, it) -> routes(apis, it.text("/RouteTableId")))
                .among("SubnetId", "Associations/*/SubnetId");
    }

    private static JsonNode routes(Apis apis, String table) {
        return AnswerJson.only(
                apis.ec2().describeRouteTables(r -> r.routeTableIds(table)).routeTables(),
                found -> true);
    }

    private static ResourceType attachment() {
        return ResourceType.of(
                        "AWS::EC2::VPCGatewayAttachment",
                        (apis, it) -> internetGateway(apis, it.text("/InternetGatewayId")))
                .among("VpcId", "Attachments/*/VpcId");
    }

    private static JsonNode internetGateway(Apis apis, String id) {
        return AnswerJson.only(
                apis.ec2()
                        .describeInternetGateways(r -> r.internetGatewayIds(id))
                        .internetGateways(),
                found -> true);
    }

    private static ResourceType endpoint() {
        return ResourceType.of(
                        "AWS::EC2::VPCEndpoint",
                        (apis, it) ->
                                AnswerJson.only(
                                        apis.ec2()
                                                .describeVpcEndpoints(
                                                        r -> r.vpcEndpointIds(it.physicalId()))
                                                .vpcEndpoints(),
                                        found -> true))
                .same("ServiceName", "VpcEndpointType", "VpcId");
    }

    private static ResourceType repository() {
        return ResourceType.of(
                        "AWS::ECR::Repository",
                        (apis, it) ->
                                AnswerJson.only(
                                        apis.ecr()
                                                .describeRepositories(
                                                        r -> r.repositoryNames(it.physicalId()))
                                                .repositories(),
                                        found -> true))
                .same("RepositoryName", "ImageTagMutability")
                .same("ImageScanningConfiguration/ScanOnPush");
    }
}
