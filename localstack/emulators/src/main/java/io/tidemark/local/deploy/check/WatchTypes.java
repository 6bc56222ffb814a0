package io.tidemark.local.deploy.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What is watched and told: logs, metrics, alarms and topics. */
final class WatchTypes {

    private WatchTypes() {}

    static List<ResourceType> all() {
        return List.of(
                logGroup(),
                logStream(),
                metricFilter(),
                alarm(),
                dashboard(),
                topic(),
                topicPolicy(),
                subscription());
    }

    private static ResourceType logGroup() {
        return ResourceType.of(
                        "AWS::Logs::LogGroup",
                        (apis, it) ->
                                only(
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
                                only(
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

    private static ResourceType metricFilter() {
        return ResourceType.of(
                        "AWS::Logs::MetricFilter",
                        (apis, it) ->
                                only(
                                        apis.logs()
                                                .describeMetricFilters(
                                                        r ->
                                                                r.logGroupName(
                                                                        it.text("/LogGroupName")))
                                                .metricFilters(),
                                        filter -> filter.filterName().equals(it.physicalId())))
                .same(
                        "FilterPattern",
                        "MetricTransformations/*/MetricName",
                        "MetricTransformations/*/MetricNamespace",
                        "MetricTransformations/*/MetricValue");
    }

    private static ResourceType alarm() {
        return ResourceType.of(
                        "AWS::CloudWatch::Alarm",
                        (apis, it) ->
                                only(
                                        apis.cloudWatch()
                                                .describeAlarms(r -> r.alarmNames(it.physicalId()))
                                                .metricAlarms(),
                                        alarm -> true))
                .same(
                        "Namespace",
                        "MetricName",
                        "Dimensions",
                        "Statistic",
                        "Period",
                        "Threshold",
                        "ComparisonOperator",
                        "EvaluationPeriods",
                        "TreatMissingData",
                        "AlarmActions",
                        "Metrics/*/Id");
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

    private static ResourceType topic() {
        return ResourceType.of("AWS::SNS::Topic", (apis, it) -> topic(apis, it.physicalId()))
                .sameAt("DisplayName", "DisplayName")
                .sameAt("KmsMasterKeyId", "KmsMasterKeyId");
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

    private static ResourceType subscription() {
        return ResourceType.of(
                        "AWS::SNS::Subscription",
                        (apis, it) ->
                                only(
                                        apis.sns()
                                                .listSubscriptionsByTopic(
                                                        r -> r.topicArn(it.text("/TopicArn")))
                                                .subscriptions(),
                                        one -> one.endpoint().equals(it.text("/Endpoint"))))
                .same("Protocol", "Endpoint");
    }

    private static <T extends SdkPojo> JsonNode only(List<T> listed, Predicate<T> wanted) {
        return listed.stream()
                .filter(wanted)
                .map(AnswerJson::of)
                .findFirst()
                .orElseThrow(
                        () ->
                                ResourceNotFoundException.builder()
                                        .message("it is not listed")
                                        .build());
    }
}
