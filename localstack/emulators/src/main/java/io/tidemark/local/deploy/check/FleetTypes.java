package io.tidemark.local.deploy.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What IoT Core has. */
final class FleetTypes {

    private FleetTypes() {}

    static List<ResourceType> all() {
        return List.of(rule(), policy(), group(), thingType(), template());
    }

    private static ResourceType rule() {
        return ResourceType.of(
                        "AWS::IoT::TopicRule",
                        (apis, it) ->
                                AnswerJson.of(
                                        apis.iot()
                                                .getTopicRule(r -> r.ruleName(it.physicalId()))
                                                .rule()))
                .sameAt("TopicRulePayload/Sql", "sql")
                .sameAt("TopicRulePayload/AwsIotSqlVersion", "awsIotSqlVersion")
                .sameAt("TopicRulePayload/RuleDisabled", "ruleDisabled")
                .sameAt("TopicRulePayload/Actions", "actions")
                .sameAt("TopicRulePayload/ErrorAction", "errorAction");
    }

    private static ResourceType policy() {
        return ResourceType.of(
                        "AWS::IoT::Policy",
                        (apis, it) ->
                                AnswerJson.of(
                                        apis.iot().getPolicy(r -> r.policyName(it.physicalId()))))
                .sameAt("PolicyName", "policyName")
                .sameAt("PolicyDocument", "policyDocument");
    }

    private static ResourceType group() {
        return ResourceType.of(
                        "AWS::IoT::ThingGroup",
                        (apis, it) ->
                                AnswerJson.of(
                                        apis.iot()
                                                .describeThingGroup(
                                                        r ->
                                                                r.thingGroupName(
                                                                        it.text(
                                                                                "/ThingGroupName")))))
                .sameAt("ThingGroupName", "thingGroupName")
                .sameAt("ThingGroupProperties", "thingGroupProperties");
    }

    private static ResourceType thingType() {
        return ResourceType.of(
                        "AWS::IoT::ThingType",
                        (apis, it) ->
                                AnswerJson.of(
                                        apis.iot()
                                                .describeThingType(
                                                        r -> r.thingTypeName(it.physicalId()))))
                .sameAt("ThingTypeName", "thingTypeName")
                .sameAt("ThingTypeProperties", "thingTypeProperties");
    }

    private static ResourceType template() {
        return ResourceType.of("AWS::IoT::ProvisioningTemplate", FleetTypes::askTemplate)
                .sameAt("TemplateName", "templateName")
                .sameAt("TemplateBody", "templateBody")
                .sameAt("Enabled", "enabled")
                .sameAt("ProvisioningRoleArn", "provisioningRoleArn")
                .sameAt("PreProvisioningHook", "preProvisioningHook");
    }

    private static JsonNode askTemplate(Apis apis, DeployedResource it) {
        return AnswerJson.of(
                apis.iot().describeProvisioningTemplate(r -> r.templateName(it.physicalId())));
    }
}
