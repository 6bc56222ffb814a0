package io.tidemark.local.deploy.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What runs something: applications, functions, tasks, schedules and workgroups. */
final class WorkTypes {

    private static final String CONFIGURED = "ApplicationConfigurationDescription/";

    private WorkTypes() {}

    static List<ResourceType> all() {
        return List.of(
                application(),
                applicationLog(),
                function(),
                permission(),
                cluster(),
                task(),
                schedule(),
                scheduleGroup(),
                workGroup());
    }

    private static ResourceType application() {
        String flink = "ApplicationConfiguration/FlinkApplicationConfiguration/";
        String flinkNow = CONFIGURED + "FlinkApplicationConfigurationDescription/";
        return ResourceType.of(
                        "AWS::KinesisAnalyticsV2::Application",
                        (apis, it) -> askApplication(apis, it.physicalId()))
                .same("RuntimeEnvironment", "ServiceExecutionRole", "ApplicationMode")
                .sameAt(
                        "ApplicationConfiguration/EnvironmentProperties/PropertyGroups",
                        CONFIGURED + "EnvironmentPropertyDescriptions/PropertyGroupDescriptions")
                .sameAt(
                        "ApplicationConfiguration/ApplicationSnapshotConfiguration",
                        CONFIGURED + "ApplicationSnapshotConfigurationDescription")
                .sameAt(
                        flink + "ParallelismConfiguration",
                        flinkNow + "ParallelismConfigurationDescription")
                .sameAt(
                        flink + "CheckpointConfiguration",
                        flinkNow + "CheckpointConfigurationDescription")
                .sameAt(
                        flink + "MonitoringConfiguration",
                        flinkNow + "MonitoringConfigurationDescription");
    }

    private static JsonNode askApplication(Apis apis, String name) {
        return AnswerJson.of(
                apis.kinesisAnalytics()
                        .describeApplication(r -> r.applicationName(name))
                        .applicationDetail());
    }

    private static ResourceType applicationLog() {
        return ResourceType.of(
                        "AWS::KinesisAnalyticsV2::ApplicationCloudWatchLoggingOption",
                        (apis, it) -> askApplication(apis, it.text("/ApplicationName")))
                .sameAt(
                        "CloudWatchLoggingOption/LogStreamARN",
                        "CloudWatchLoggingOptionDescriptions/*/LogStreamARN");
    }

    private static ResourceType function() {
        return ResourceType.of(
                        "AWS::Lambda::Function",
                        (apis, it) ->
                                AnswerJson.of(
                                        apis.lambda()
                                                .getFunctionConfiguration(
                                                        r -> r.functionName(it.physicalId()))))
                .same(
                        "FunctionName",
                        "Runtime",
                        "Handler",
                        "Role",
                        "Timeout",
                        "MemorySize",
                        "Environment/Variables")
                .sameAt("KmsKeyArn", "KMSKeyArn");
    }

    /** One statement of the function's policy, which has those of others too. */
    private static ResourceType permission() {
        return ResourceType.of(
                        "AWS::Lambda::Permission",
                        (apis, it) -> {
                            String function = it.text("/FunctionName");
                            var policy = apis.lambda().getPolicy(r -> r.functionName(function));
                            ObjectNode answer = JsonNodeFactory.instance.objectNode();
                            answer.set(
                                    "Statement",
                                    Documents.statements(AnswerJson.of(policy), "Policy"));
                            return answer;
                        })
                .among("Action", "Statement/*/Action")
                .among("Principal", "Statement/*/Principal/Service")
                .among("SourceArn", "Statement/*/Condition/ArnLike/AWS:SourceArn");
    }

    private static ResourceType cluster() {
        return ResourceType.of(
                        "AWS::ECS::Cluster",
                        (apis, it) ->
                                AnswerJson.of(
                                        Map.of(
                                                "found",
                                                apis.ecs()
                                                        .describeClusters(
                                                                r -> r.clusters(it.physicalId())))))
                .sameAt("ClusterName", "found/Clusters/0/ClusterName");
    }

    private static ResourceType task() {
        return ResourceType.of(
                        "AWS::ECS::TaskDefinition",
                        (apis, it) ->
                                AnswerJson.of(
                                        apis.ecs()
                                                .describeTaskDefinition(
                                                        r -> r.taskDefinition(it.physicalId()))
                                                .taskDefinition()))
                .same(
                        "Family",
                        "Cpu",
                        "Memory",
                        "NetworkMode",
                        "RequiresCompatibilities",
                        "TaskRoleArn",
                        "ExecutionRoleArn",
                        "ContainerDefinitions/*/Name",
                        "ContainerDefinitions/*/Image",
                        "ContainerDefinitions/*/Command");
    }

    private static ResourceType schedule() {
        return ResourceType.of(
                        "AWS::Scheduler::Schedule",
                        (apis, it) ->
                                AnswerJson.of(
                                        apis.scheduler()
                                                .getSchedule(
                                                        r ->
                                                                r.name(it.physicalId())
                                                                        .groupName(group(it)))))
                .same(
                        "ScheduleExpression",
                        "State",
                        "FlexibleTimeWindow",
                        "Target/Arn",
                        "Target/RoleArn");
    }

    /** Null is the account's default. */
    private static String group(DeployedResource schedule) {
        return schedule.properties().has("GroupName") ? schedule.text("/GroupName") : null;
    }

    private static ResourceType scheduleGroup() {
        return ResourceType.of(
                        "AWS::Scheduler::ScheduleGroup",
                        (apis, it) ->
                                AnswerJson.of(
                                        apis.scheduler()
                                                .getScheduleGroup(r -> r.name(it.physicalId()))))
                .same("Name");
    }

    private static ResourceType workGroup() {
        String wanted = "WorkGroupConfiguration/";
        String given = "Configuration/";
        return ResourceType.of(
                        "AWS::Athena::WorkGroup",
                        (apis, it) ->
                                AnswerJson.of(
                                        apis.athena()
                                                .getWorkGroup(r -> r.workGroup(it.text("/Name")))
                                                .workGroup()))
                .same("State")
                .sameAt(
                        wanted + "EnforceWorkGroupConfiguration",
                        given + "EnforceWorkGroupConfiguration")
                .sameAt(wanted + "BytesScannedCutoffPerQuery", given + "BytesScannedCutoffPerQuery")
                .sameAt(wanted + "ResultConfiguration", given + "ResultConfiguration");
    }
}
