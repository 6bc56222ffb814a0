package io.tidemark.it.identity;

import io.tidemark.local.LocalAws;
import io.tidemark.local.StageLayout;
import io.tidemark.local.deploy.Synthesis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** The stack Fleet of the local stage as CloudFormation makes it on MiniStack, and nothing else. */
final class DeployedFleet implements AutoCloseable {

    private static final Duration BOUND = Duration.ofMinutes(2);

    private final CloudFormationClient stacks;

    private DeployedFleet(CloudFormationClient stacks) {
        this.stacks = stacks;
    }

    /** Deploys the stack, whose template knows neither jar nor file. */
    static DeployedFleet deploy(StageLayout layout) throws Exception {
        Path jar = layout.runDirectory().resolve("cloud-analytics.jar");
        Files.writeString(jar, "stands in for the cloud job");
        Path template = new Synthesis(layout).assembly(jar).resolve("Fleet.template.json");
        DeployedFleet fleet =
                new DeployedFleet(
                        LocalAws.client(CloudFormationClient.builder(), layout.miniStackUrl()));
        fleet.create("Fleet", Files.readString(template));
        return fleet;
    }

    /** Says that a gateway of this serial number is to come. */
    void announce(String serialNumber) {
        create(
                "Announced-" + serialNumber,
                """
                {"Resources": {"Announced": {"Type": "AWS::SSM::Parameter", "Properties": {
                  "Name": "/tidemark/local/gateways/%s", "Type": "String", "Value": "announced"}}}}
                """
                        .formatted(serialNumber));
    }

    /** Makes a queue and the rule that puts into it what gateways send up. */
    void createUplink(Map<String, String> names) {
        create(
                "Uplink",
                """
                {"Resources": {
                  "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "%1$s"}},
                  "Role": {"Type": "AWS::IAM::Role", "Properties": {
                    "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{
                      "Effect": "Allow", "Action": "sts:AssumeRole",
                      "Principal": {"Service": "iot.amazonaws.com"}}]},
                    "Policies": [{"PolicyName": "send", "PolicyDocument": {
                      "Version": "2012-10-17", "Statement": [{
                        "Effect": "Allow", "Action": "sqs:SendMessage",
                        "Resource": {"Fn::GetAtt": ["Queue", "Arn"]}}]}}]}},
                  "Rule": {"Type": "AWS::IoT::TopicRule", "Properties": {
                    "RuleName": "%2$s", "TopicRulePayload": {
                      "Sql": "SELECT encode(*, 'base64') AS data, clientid() AS gateway FROM 'tidemark/+/uplink'",
                      "AwsIotSqlVersion": "2016-03-23", "RuleDisabled": false,
                      "Actions": [{"Sqs": {"QueueUrl": {"Ref": "Queue"}, "UseBase64": false,
                        "RoleArn": {"Fn::GetAtt": ["Role", "Arn"]}}}]}}}}}
                """
                        .formatted(names.get("queue"), names.get("rule")));
    }

    private void create(String name, String template) {
        stacks.createStack(
                request ->
                        request.stackName(name)
                                .templateBody(template)
                                .capabilities(
                                        Capability.CAPABILITY_IAM,
                                        Capability.CAPABILITY_NAMED_IAM));
        Stack made =
                Awaitility.await()
                        .atMost(BOUND)
                        .until(() -> describe(name), stack -> !isUnderWay(stack));
        if (made.stackStatus() != StackStatus.CREATE_COMPLETE) {
            throw new IllegalStateException(
                    name + ": " + made.stackStatus() + ", " + made.stackStatusReason());
        }
    }

    private static boolean isUnderWay(Stack stack) {
        return stack.stackStatusAsString().endsWith("IN_PROGRESS");
    }

    private Stack describe(String name) {
        return stacks.describeStacks(request -> request.stackName(name)).stacks().get(0);
    }

    @Override
    public void close() {
        stacks.close();
    }
}
