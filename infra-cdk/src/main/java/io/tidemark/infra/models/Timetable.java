package io.tidemark.infra.models;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.fleet.ProvisioningRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecs.CfnCluster;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnSchedule.AwsVpcConfigurationProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.EcsParametersProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.FlexibleTimeWindowProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.NetworkConfigurationProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.RetryPolicyProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.TargetProperty;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;
import software.constructs.Construct;

/** When tasks are started, and the right of EventBridge Scheduler to start these and no others. */
final class Timetable extends Construct {

    /** A start that fails is tried again for an hour; the next is not far. */
    private static final int RETRIES = 3;

    private static final int SECONDS_OF_RETRIES = 3600;

    private final Props properties;
    private final CfnScheduleGroup group;
    private final Role role;

    /**
     * @param names of the stage
     * @param cluster that tasks run in
     * @param place where
     */
    record Props(PlatformNames names, CfnCluster cluster, TaskPlace place) {}

    Timetable(Construct scope, String id, Props properties, List<BatchTask> tasks) {
        super(scope, id);
        this.properties = properties;
        this.group =
                CfnScheduleGroup.Builder.create(this, "Group")
                        .name(properties.names().of("models"))
                        .build();
        this.role =
                Role.Builder.create(this, "Role")
                        .description("EventBridge Scheduler: starts the tasks of models")
                        .assumedBy(
                                ProvisioningRole.onlyFor(Stack.of(this), "scheduler.amazonaws.com"))
                        .build();
        role.addToPolicy(run(tasks));
        role.addToPolicy(pass(tasks));
    }

    private PolicyStatement run(List<BatchTask> tasks) {
        return PolicyStatement.Builder.create()
                .actions(List.of("ecs:RunTask"))
                .resources(tasks.stream().map(t -> t.definition().getTaskDefinitionArn()).toList())
                .conditions(
                        Map.of(
                                "ArnEquals",
                                Map.of("ecs:cluster", properties.cluster().getAttrArn())))
                .build();
    }

    private static PolicyStatement pass(List<BatchTask> tasks) {
        List<String> roles = new ArrayList<>();
        for (BatchTask task : tasks) {
            roles.add(task.definition().getTaskRole().getRoleArn());
            roles.add(task.definition().obtainExecutionRole().getRoleArn());
        }
        return PolicyStatement.Builder.create()
                .actions(List.of("iam:PassRole"))
                .resources(roles)
                .conditions(
                        Map.of(
                                "StringEquals",
                                Map.of("iam:PassedToService", "ecs-tasks.amazonaws.com")))
                .build();
    }

    /**
     * Starts a task again and again.
     *
     * @param name of the schedule
     * @param when {@code rate(…)} or {@code cron(…)}, UTC
     * @param input overrides of the task, JSON; null for none
     */
    void start(BatchTask task, String name, String when, String input) {
        CfnSchedule.Builder.create(this, name)
                .name(properties.names().of(name))
                .groupName(group.getRef())
                .scheduleExpression(when)
                .flexibleTimeWindow(FlexibleTimeWindowProperty.builder().mode("OFF").build())
                .target(
                        TargetProperty.builder()
                                .arn(properties.cluster().getAttrArn())
                                .roleArn(role.getRoleArn())
                                .ecsParameters(parameters(task))
                                .input(input)
                                .retryPolicy(
                                        RetryPolicyProperty.builder()
                                                .maximumRetryAttempts(RETRIES)
                                                .maximumEventAgeInSeconds(SECONDS_OF_RETRIES)
                                                .build())
                                .build())
                .build()
                .getNode()
                .addDependency(role);
    }

    private EcsParametersProperty parameters(BatchTask task) {
        TaskPlace place = properties.place();
        return EcsParametersProperty.builder()
                .taskDefinitionArn(task.definition().getTaskDefinitionArn())
                .launchType("FARGATE")
                .taskCount(1)
                .networkConfiguration(
                        NetworkConfigurationProperty.builder()
                                .awsvpcConfiguration(
                                        AwsVpcConfigurationProperty.builder()
                                                .subnets(place.subnets())
                                                .securityGroups(place.securityGroups())
                                                .assignPublicIp(
                                                        place.publicAddress()
                                                                ? "ENABLED"
                                                                : "DISABLED")
                                                .build())
                                .build())
                .build();
    }
}
