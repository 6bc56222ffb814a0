package io.tidemark.local.deploy.check;

import java.util.Arrays;

/**
 * Types of resources in the templates that no local deployment can check; {@code docs/limits.md}
 * lists the same with the same reasons.
 */
public enum UncheckedType {
    /** Named queries. */
    NAMED_QUERY("AWS::Athena::NamedQuery", "no emulator deploys it; the SQL runs on Trino"),
    /** The stacks of the tables' maintenance. */
    TABLE_OPTIMIZER("AWS::Glue::TableOptimizer", "no emulator has it"),
    /** Alarms on an expression of several metrics. */
    METRIC_MATH(
            "AWS::CloudWatch::Alarm",
            "Metrics",
            "MiniStack deploys alarms on one metric only; those are checked"),
    /** The budget of a stage. */
    BUDGET("AWS::Budgets::Budget", "no emulator deploys it"),
    /** Through which gateways get credentials. */
    ROLE_ALIAS("AWS::IoT::RoleAlias", "no emulator deploys it, nor has the credentials provider"),
    /** Device Defender. */
    SCHEDULED_AUDIT("AWS::IoT::ScheduledAudit", "no emulator has Device Defender"),
    /** Device Defender. */
    SECURITY_PROFILE("AWS::IoT::SecurityProfile", "no emulator has Device Defender"),
    /** Device Defender. */
    ACCOUNT_AUDIT("AWS::IoT::AccountAuditConfiguration", "no emulator has Device Defender"),
    /** The gateway's software. */
    COMPONENT("AWS::GreengrassV2::ComponentVersion", "no emulator has Greengrass"),
    /** What a fleet is told to run. */
    COMPONENT_DEPLOYMENT("AWS::GreengrassV2::Deployment", "no emulator has Greengrass");

    private final String type;
    private final String property;
    private final String reason;

    UncheckedType(String type, String reason) {
        this(type, null, reason);
    }

    UncheckedType(String type, String property, String reason) {
        this.type = type;
        this.property = property;
        this.reason = reason;
    }

    /** CloudFormation's name of the type; with {@code /} and a property, if only with that. */
    public String type() {
        return property == null ? type : type + "/" + property;
    }

    /** Why it is not checked. */
    public String reason() {
        return reason;
    }

    /** Whether nobody asks for a resource. */
    static boolean has(DeployedResource resource) {
        return Arrays.stream(values()).anyMatch(unchecked -> unchecked.covers(resource));
    }

    private boolean covers(DeployedResource resource) {
        return resource.type().equals(type)
                && (property == null || resource.properties().has(property));
    }
}
