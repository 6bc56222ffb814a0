package io.tidemark.infra.fleet;

import static io.tidemark.infra.rights.Rights.allow;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.review.AcceptedFinding;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.ServicePrincipalOpts;
import software.constructs.Construct;

/**
 * What IoT Core may do when it provisions a gateway by the template. AWS's own policy for this,
 * {@code AWSIoTThingsRegistration}, allows thirty actions on everything; this one has those that
 * the template needs, on its group, type and policy where an action can be held to them.
 */
public final class ProvisioningRole extends Construct {

    private final Role role;

    /**
     * @param template whose name thing type, thing group and policy have too
     */
    public record Props(String template) {}

    public ProvisioningRole(Construct scope, String id, Props properties) {
        super(scope, id);
        Stack stack = Stack.of(this);
        String name = properties.template();
        this.role =
                Role.Builder.create(this, "Role")
                        .description("IoT Core: registers a gateway by the template " + name)
                        .assumedBy(onlyFor(stack, "iot.amazonaws.com"))
                        .build();
        String things = PlatformNames.arn(stack, "iot", "thing", "*");
        String group = PlatformNames.arn(stack, "iot", "thinggroup", name);
        String type = PlatformNames.arn(stack, "iot", "thingtype", name);
        List.of(keepThing(things, group, type), keepCertificate(stack, name), attach())
                .forEach(role::addToPolicy);
        AcceptedFinding.at(
                role,
                "AwsSolutions-IAM5",
                "Things and certificates are made by it, so nobody knows their names before; two"
                        + " actions know no resource.");
    }

    /** A service's principal that acts for this account only. */
    public static ServicePrincipal onlyFor(Stack stack, String service) {
        return new ServicePrincipal(
                service,
                ServicePrincipalOpts.builder()
                        .conditions(
                                Map.of(
                                        "StringEquals",
                                        Map.of("aws:SourceAccount", stack.getAccount())))
                        .build());
    }

    private static PolicyStatement keepThing(String things, String group, String type) {
        return allow(
                List.of(
                        "iot:CreateThing",
                        "iot:DescribeThing",
                        "iot:UpdateThing",
                        "iot:DescribeThingType",
                        "iot:DescribeThingGroup",
                        "iot:ListThingGroupsForThing",
                        "iot:AddThingToThingGroup",
                        "iot:UpdateThingGroupsForThing"),
                List.of(things, group, type));
    }

    private static PolicyStatement keepCertificate(Stack stack, String policy) {
        return allow(
                List.of(
                        "iot:DescribeCertificate",
                        "iot:UpdateCertificate",
                        "iot:AttachPolicy",
                        "iot:GetPolicy"),
                List.of(
                        PlatformNames.arn(stack, "iot", "cert", "*"),
                        PlatformNames.arn(stack, "iot", "policy", policy)));
    }

    /** IoT lets neither of these be held to a resource. */
    private static PolicyStatement attach() {
        return allow(
                List.of("iot:AttachThingPrincipal", "iot:AttachPrincipalPolicy"), List.of("*"));
    }

    public Role role() {
        return role;
    }
}
