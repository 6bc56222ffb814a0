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
                .same("TopicRulePayload/Sql", "sql")
                .same("TopicRulePayload/AwsIotSqlVersion", "awsIotSqlVersion")
                .same("TopicRulePayload/RuleDisabled", "ruleDisabled")
                .same("TopicRulePayload/Actions", "actions")
                .same("TopicRulePayload/ErrorAction", "errorAction");
    }

    private static ResourceType policy() {
        return ResourceType.of(
                        "AWS::IoT::Policy",
                        (apis, it) ->
                                AnswerJson.of(
                                        apis.iot().getPolicy(r -> r.policyName(it.physicalId()))))
                .same("PolicyName", "policyName")
                .same("PolicyDocument", "policyDocument");
    }

    private static ResourceType group() {
        return ResourceType.of(
                        "AWS::IoT::ThingGroup",
                        (apis, it) ->
                                AnswerJson.of(
                                        apis.iot()
                                                .describeThingGroup(
                                                        r -> r.thingGroupName(it.physicalId()))))
                .same("ThingGroupName", "thingGroupName")
                .same("ThingGroupProperties", "thingGroupProperties");
    }

    private static ResourceType thingType() {
        return ResourceType.of(
                        "AWS::IoT::ThingType",
                        (apis, it) ->
                                AnswerJson.of(
                                        apis.iot()
                                                .describeThingType(
                                                        r -> r.thingTypeName(it.physicalId()))))
                .same("ThingTypeName", "thingTypeName")
                .same("ThingTypeProperties", "thingTypeProperties");
    }

    private static ResourceType template() {
        return ResourceType.of("AWS::IoT::ProvisioningTemplate", FleetTypes::askTemplate)
                .same("TemplateName", "templateName")
                .same("TemplateBody", "templateBody")
                .same("Enabled", "enabled")
                .same("ProvisioningRoleArn", "provisioningRoleArn")
                .same("PreProvisioningHook", "preProvisioningHook");
    }

    private static JsonNode askTemplate(Apis apis, DeployedResource it) {
        return AnswerJson.of(
                apis.iot().describeProvisioningTemplate(r -> r.templateName(it.physicalId())));
    }
}
