package io.tidemark.infra.picture;

import java.util.Arrays;
import java.util.Optional;

/** Types of resources that the picture shows; all others are how these are protected or run. */
enum Kind {
    STREAM("AWS::Kinesis::Stream", "stream", "Name", "kinesis:stream"),
    BUCKET("AWS::S3::Bucket", "bucket", "BucketName", "s3:"),
    CATALOGUE("AWS::Glue::Database", "tables", "DatabaseInput/Name", "glue:"),
    OPTIMIZERS("AWS::Glue::TableOptimizer", "table optimizers", null, null),
    RULE("AWS::IoT::TopicRule", "IoT rule", "RuleName", "iot:topic"),
    GATEWAYS("AWS::IoT::Policy", "certificates", "PolicyName", null),
    PROVISIONING("AWS::IoT::ProvisioningTemplate", "provisioning", "TemplateName", "iot:topic"),
    CREDENTIALS("AWS::IoT::RoleAlias", "role alias", "RoleAlias", "iot:rolealias"),
    DEFENCE("AWS::IoT::SecurityProfile", "security profile", "SecurityProfileName", null),
    AUDIT("AWS::IoT::ScheduledAudit", "audit", "ScheduledAuditName", null),
    APPLICATION(
            "AWS::KinesisAnalyticsV2::Application",
            "Managed Flink",
            "ApplicationName",
            "kinesisanalytics:application"),
    FUNCTION("AWS::Lambda::Function", "function", "FunctionName", "lambda:function"),
    TASK("AWS::ECS::TaskDefinition", "Fargate task", "Family", "ecs:task-definition"),
    MACHINE(
            "AWS::StepFunctions::StateMachine",
            "state machine",
            "StateMachineName",
            "states:stateMachine"),
    SCHEDULE("AWS::Scheduler::Schedule", "schedule", "Name", null),
    WORKGROUP("AWS::Athena::WorkGroup", "workgroup", "Name", "athena:workgroup"),
    QUERIES("AWS::Athena::NamedQuery", "named queries", null, null),
    SECRET("AWS::SecretsManager::Secret", "secret", "Name", "secretsmanager:secret"),
    ALARMS("AWS::CloudWatch::Alarm", "alarms", null, null),
    DASHBOARD("AWS::CloudWatch::Dashboard", "dashboard", "DashboardName", null),
    BUDGET("AWS::Budgets::Budget", "budget", "Budget/BudgetName", null),
    TOPIC("AWS::SNS::Topic", "topic", "TopicName", "sns:"),
    COMPONENT("AWS::GreengrassV2::ComponentVersion", "component", null, null),
    DEPLOYMENT("AWS::GreengrassV2::Deployment", "deployment", "DeploymentName", null),
    PERSON("AWS::IAM::Role", "role of people", "RoleName", null);

    private final String type;
    private final String noun;
    private final String nameProperty;
    private final String arn;

    Kind(String type, String noun, String nameProperty, String arn) {
        this.type = type;
        this.noun = noun;
        this.nameProperty = nameProperty;
        this.arn = arn;
    }

    /** The kind of a type; nothing if the picture does not show it. */
    static Optional<Kind> of(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }

    /** What people call it. */
    String noun() {
        return noun;
    }

    /** Path of its name in its properties; null if all of a stack are drawn as one. */
    String nameProperty() {
        return nameProperty;
    }

    /** Service and beginning of the name in its ARN; null if rights to it are not drawn. */
    String arn() {
        return arn;
    }
}
