package io.tidemark.infra.analytics;

import static io.tidemark.infra.rights.Rights.allow;

import io.tidemark.infra.settings.ApplicationSettings;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * What Managed Flink does with the job's role to put the job into a network: look at it, and make
 * interfaces in its subnets and security groups.
 */
final class NetworkRights {

    private NetworkRights() {}

    static List<PolicyStatement> of(Stack stack, ApplicationSettings settings) {
        String prefix =
                "arn:%s:ec2:%s:%s:"
                        .formatted(stack.getPartition(), stack.getRegion(), stack.getAccount());
        List<String> interfaces = List.of(prefix + "network-interface/*");
        List<String> places = new ArrayList<>(interfaces);
        settings.subnets().forEach(subnet -> places.add(prefix + "subnet/" + subnet));
        settings.securityGroups().forEach(group -> places.add(prefix + "security-group/" + group));
        return List.of(
                // EC2 knows no narrower resource for these.
                allow(
                        List.of(
                                "ec2:DescribeVpcs",
                                "ec2:DescribeSubnets",
                                "ec2:DescribeSecurityGroups",
                                "ec2:DescribeDhcpOptions",
                                "ec2:DescribeNetworkInterfaces"),
                        List.of("*")),
                allow(List.of("ec2:CreateNetworkInterface"), places),
                allow(
                        List.of(
                                "ec2:CreateNetworkInterfacePermission",
                                "ec2:DeleteNetworkInterface"),
                        interfaces));
    }
}
