package io.tidemark.local.deploy.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What is watched and told: logs, metrics, alarms and topics. */
final class WatchTypes {

    private WatchTypes() {}

    static List<ResourceType> all() {
        return List.of(
                logGroup(),
                logStream(),
                alarm(),
                dashboard(),
                stateMachine(),
                topic(),
                topicPolicy());
    }

    private static ResourceType logGroup() {
        return ResourceType.of(
                        "AWS::Logs::LogGroup",
                        (apis, it) ->
                                AnswerJson.only(
                                        apis.logs()
                                                .describeLogGroups(
                                                        r -> r.logGroupNamePrefix(it.physicalId()))
                                                .logGroups(),
                                        group -> group.logGroupName().equals(it.physicalId())))
                .same("RetentionInDays", "KmsKeyId");
    }

    private static ResourceType logStream() {
        return ResourceType.of(
                        "AWS::Logs::LogStream",
                        (apis, it) ->
                                AnswerJson.only(
                                        apis.logs()
                                                .describeLogStreams(
                                                        r ->
                                                                r.logGroupName(
                                                                        it.text("/LogGroupName")))
                                                .logStreams(),
                                        stream ->
                                                stream.logStreamName()
                                                        .equals(it.text("/LogStreamName"))))
                .same("LogStreamName");
    }

    /** MiniStack answers with no more of it. */
    private static ResourceType alarm() {
        return ResourceType.of(
                        "AWS::CloudWatch::Alarm",
                        (apis, it) ->
                                AnswerJson.only(
                                        apis.cloudWatch()
                                                .describeAlarms(r -> r.alarmNames(it.physicalId()))
                                                .metricAlarms(),
                                        alarm -> true))
                .same("Namespace", "MetricName", "Threshold")
                .same("ComparisonOperator", "EvaluationPeriods");
    }

    private static ResourceType dashboard() {
        return ResourceType.of(
                        "AWS::CloudWatch::Dashboard",
                        (apis, it) ->
                                AnswerJson.of(
                                        apis.cloudWatch()
                                                .getDashboard(
                                                        r -> r.dashboardName(it.physicalId()))))
                .same("DashboardBody");
    }

    private static ResourceType stateMachine() {
        return ResourceType.of("AWS::StepFunctions::StateMachine", WatchTypes::askStateMachine)
                .same("DefinitionString", "RoleArn")
                .sameAt("StateMachineName", "name");
    }

    /** What is deployed has values in the place of the template's variables. */
    private static JsonNode askStateMachine(Apis apis, DeployedResource it) {
        ObjectNode answer =
                AnswerJson.of(
                        apis.stepFunctions()
                                .describeStateMachine(r -> r.stateMachineArn(it.physicalId())));
        String definition = it.text("/DefinitionString");
        for (var value : it.properties().path("DefinitionSubstitutions").properties()) {
            definition = definition.replace("${" + value.getKey() + "}", value.getValue().asText());
        }
        boolean same = definition.equals(answer.path("definition").asText());
        return answer.put(
                "DefinitionString",
                same ? it.text("/DefinitionString") : answer.path("definition").asText());
    }

    private static ResourceType topic() {
        return ResourceType.of("AWS::SNS::Topic", (apis, it) -> topic(apis, it.physicalId()))
                .same("DisplayName");
    }

    private static ResourceType topicPolicy() {
        return ResourceType.of(
                        "AWS::SNS::TopicPolicy", (apis, it) -> topic(apis, it.text("/Topics/0")))
                .sameAt("PolicyDocument", "Policy");
    }

    private static JsonNode topic(Apis apis, String arn) {
        return AnswerJson.of(apis.sns().getTopicAttributes(r -> r.topicArn(arn)))
                .path("Attributes");
    }
}
