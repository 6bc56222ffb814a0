package io.tidemark.infra.models;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.encryption.CustomerKey;
import io.tidemark.infra.encryption.EncryptedLog;
import io.tidemark.infra.review.AcceptedFinding;
import io.tidemark.infra.settings.StageSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.ContainerDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.MountPoint;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** One program of the image as a Fargate task that ends by itself. It writes to /tmp alone. */
final class BatchTask extends Construct {

    private static final String SCRATCH = "scratch";

    private final FargateTaskDefinition definition;

    /**
     * @param names of the stage
     * @param settings of the stage
     * @param key that encrypts its log
     * @param images that have the program
     * @param program what the image is told to run; also the container's name
     * @param cpu 1,024 for a processor
     * @param memory MiB
     */
    record Props(
            PlatformNames names,
            StageSettings settings,
            CustomerKey key,
            IRepository images,
            String program,
            int cpu,
            int memory) {}

    BatchTask(
            Construct scope,
            String id,
            Props properties,
            Map<String, String> environment,
            Map<String, Secret> secrets) {
        super(scope, id);
        this.definition =
                FargateTaskDefinition.Builder.create(this, "Definition")
                        .family(properties.names().of(properties.program()))
                        .cpu(properties.cpu())
                        .memoryLimitMiB(properties.memory())
                        .volumes(List.of(Volume.builder().name(SCRATCH).build()))
                        .build();
        container(properties, environment, secrets)
                .addMountPoints(
                        MountPoint.builder()
                                .sourceVolume(SCRATCH)
                                .containerPath("/tmp")
                                .readOnly(false)
                                .build());
        AcceptedFinding.at(
                definition,
                "AwsSolutions-ECS2",
                "Its environment has names of the stage; what is secret comes from Secrets Manager.");
    }

    private ContainerDefinition container(
            Props properties, Map<String, String> environment, Map<String, Secret> secrets) {
        String tag = properties.settings().models().imageTag();
        return definition.addContainer(
                properties.program(),
                ContainerDefinitionOptions.builder()
                        .containerName(properties.program())
                        .image(ContainerImage.fromEcrRepository(properties.images(), tag))
                        .command(List.of(properties.program()))
                        .environment(new TreeMap<>(environment))
                        .secrets(secrets)
                        .readonlyRootFilesystem(true)
                        .logging(
                                LogDriver.awsLogs(
                                        AwsLogDriverProps.builder()
                                                .logGroup(log(properties))
                                                .streamPrefix(properties.program())
                                                .build()))
                        .build());
    }

    private LogGroup log(Props properties) {
        String name = "/tidemark/" + properties.names().of(properties.program());
        return new EncryptedLog(
                        this,
                        "Log",
                        new EncryptedLog.Props(name, properties.key(), properties.settings()))
                .group();
    }

    /** Gives the program its rights; once. */
    void allow(List<PolicyStatement> rights) {
        rights.forEach(definition::addToTaskRolePolicy);
        AcceptedFinding.at(
                definition,
                "AwsSolutions-IAM5",
                "Wildcards stand for files and tables below what is named, and for a fleet's things;"
                        + " keys are held to an alias, and a token of ECR knows no resource.");
    }

    FargateTaskDefinition definition() {
        return definition;
    }
}
