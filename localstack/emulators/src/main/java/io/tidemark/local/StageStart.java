package io.tidemark.local;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.tidemark.local.deploy.ApplicationProperties;
import io.tidemark.local.deploy.StackDeployment;
import io.tidemark.local.gateway.GatewayConfiguration;
import io.tidemark.local.gateway.GatewayIdentity;
import io.tidemark.local.gateway.GatewayProvisioning;
import io.tidemark.local.gateway.ModelKeys;
import io.tidemark.local.install.Installation;
import io.tidemark.local.launch.EmulatorLaunches;
import io.tidemark.local.launch.JavaLaunches;
import io.tidemark.local.launch.Launch;
import io.tidemark.local.process.Readiness;
import io.tidemark.local.record.RunningProcess;
import io.tidemark.local.record.StageFile;
import io.tidemark.local.role.ServiceRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * The start of a stage: everything begins as soon as what it needs is there. The stacks of the data
 * go to LocalStack and all of them to MiniStack; each is then used for what it does well.
 */
final class StageStart {

    private final StageLayout layout;
    private final StageOptions options;
    private final StageFile file;
    private final Steps steps;
    private final EmulatorLaunches emulators;
    private final JavaLaunches java;
    private final StackDeployment deployment;

    StageStart(
            StageLayout layout,
            StageOptions options,
            StageFile file,
            Steps steps,
            Installation installation) {
        this.layout = layout;
        this.options = options;
        this.file = file;
        this.steps = steps;
        this.emulators = new EmulatorLaunches(layout, installation);
        this.java = new JavaLaunches(layout);
        this.deployment = new StackDeployment(layout, installation);
    }

    /** Returns when every chosen component works. */
    void run() throws IOException, StageException, InterruptedException {
        CompletableFuture<Void> now = completedFuture(null);
        CompletableFuture<Void> broker =
                start(now, Component.DEVICE_BROKER, none -> java.deviceBroker());
        CompletableFuture<Void> queries =
                start(now, Component.QUERY_ENGINE, none -> java.queryEngine());
        if (!options.components().contains(Component.LOCALSTACK)) {
            steps.join(broker, queries);
            return;
        }
        CompletableFuture<Path> assembly =
                steps.after(
                        now,
                        "Stacks synthesised",
                        none -> deployment.synthesise(options.analyticsJar()));
        CompletableFuture<Void> localStack =
                start(now, Component.LOCALSTACK, none -> emulators.localStack());
        CompletableFuture<Void> miniStack =
                start(now, Component.MINISTACK, none -> emulators.miniStack());
        CompletableFuture<DeployedResources> control =
                steps.after(
                        miniStack.thenCombine(assembly, (started, made) -> made),
                        "Stacks deployed to MiniStack",
                        this::deployToMiniStack);
        CompletableFuture<Path> data =
                steps.after(
                        localStack.thenCombine(assembly, (started, made) -> made),
                        "Stacks deployed to LocalStack",
                        this::deployToLocalStack);
        finish(broker, queries, control, check(assembly, control, data));
    }

    /** Each emulator is asked as soon as everything is deployed to it. */
    private CompletableFuture<DeployedResources> check(
            CompletableFuture<Path> assembly,
            CompletableFuture<DeployedResources> control,
            CompletableFuture<Path> data) {
        CompletableFuture<Integer> onMiniStack =
                steps.after(
                        control.thenCombine(assembly, (resources, made) -> made),
                        "Deployed resources found on MiniStack",
                        deployment::checkMiniStack);
        CompletableFuture<Integer> onLocalStack =
                steps.after(
                        data,
                        "Deployed resources found on LocalStack",
                        deployment::checkLocalStack);
        return steps.after(
                CompletableFuture.allOf(onMiniStack, onLocalStack)
                        .thenCombine(control, (found, resources) -> resources),
                "Deployment recorded",
                this::record);
    }

    private void finish(
            CompletableFuture<Void> broker,
            CompletableFuture<Void> queries,
            CompletableFuture<DeployedResources> control,
            CompletableFuture<DeployedResources> deployed)
            throws IOException, StageException, InterruptedException {
        CompletableFuture<Path> configuration =
                steps.after(control, "Gateway provisioned", this::provision);
        steps.join(
                queries,
                start(deployed, Component.RULE_BRIDGE, java::ruleBridge),
                start(deployed, Component.CLOUD_JOB, this::cloudJob),
                start(deployed, Component.MODEL_ROLLOUT, java::modelRollout),
                start(
                        configuration.thenCombine(broker, (written, started) -> written),
                        Component.GATEWAY,
                        java::gateway));
    }

    private <S> CompletableFuture<Void> start(
            CompletableFuture<S> earlier, Component component, Steps.Work<S, Launch> how) {
        if (!options.components().contains(component)) {
            return earlier.thenAccept(notStarted -> {});
        }
        return steps.after(earlier, component.label() + " started", input -> start(how.run(input)));
    }

    private Void start(Launch launch) throws IOException, StageException, InterruptedException {
        RunningProcess running = file.start(launch.component(), launch.process(), launch.address());
        Readiness.await(
                launch.component().label(),
                running.process(),
                launch.process().log(),
                launch.probe(),
                launch.bound());
        return null;
    }

    private DeployedResources deployToMiniStack(Path assembly)
            throws IOException, StageException, InterruptedException {
        return DeployedResources.of(deployment.deployToMiniStack(assembly));
    }

    private Path deployToLocalStack(Path assembly)
            throws IOException, StageException, InterruptedException {
        deployment.deployToLocalStack(assembly);
        return assembly;
    }

    private DeployedResources record(DeployedResources resources)
            throws IOException, StageException {
        file.deployed(resources);
        return resources;
    }

    /** With the rights that the deployed application has. */
    private Launch cloudJob(DeployedResources resources) throws IOException, StageException {
        ServiceRole role =
                ServiceRole.ofApplication(layout.miniStackUrl(), resources.application());
        return java.cloudJob(properties(resources), role.environment());
    }

    private Path properties(DeployedResources resources) throws IOException {
        Path written = layout.directory(Component.CLOUD_JOB).resolve("application_properties.json");
        ApplicationProperties.write(layout.miniStackUrl(), resources.application(), written);
        return written;
    }

    private Path provision(DeployedResources resources)
            throws IOException, StageException, InterruptedException {
        ModelKeys.create(layout.modelKeys());
        GatewayIdentity identity =
                new GatewayProvisioning(layout.miniStackUrl(), resources)
                        .provision(options.gatewayId(), GatewayIdentity.directory(layout));
        return GatewayConfiguration.write(layout, options, resources, identity);
    }
}
