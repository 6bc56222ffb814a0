package io.tidemark.local;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.tidemark.local.deploy.ApplicationProperties;
import io.tidemark.local.deploy.Deployment;
import io.tidemark.local.deploy.DeploymentCheck;
import io.tidemark.local.deploy.Synthesis;
import io.tidemark.local.gateway.GatewayConfiguration;
import io.tidemark.local.gateway.GatewayIdentity;
import io.tidemark.local.gateway.GatewayProvisioning;
import io.tidemark.local.gateway.ModelKeys;
import io.tidemark.local.install.Installation;
import io.tidemark.local.launch.BuiltModules;
import io.tidemark.local.launch.EmulatorLaunches;
import io.tidemark.local.launch.JavaLaunches;
import io.tidemark.local.launch.Launch;
import io.tidemark.local.process.Readiness;
import io.tidemark.local.record.RunningProcess;
import io.tidemark.local.record.StageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The start of a stage: everything begins as soon as what it needs is there. Stacks with a stream
 * or a bucket go to LocalStack and all of them to MiniStack; each is then used for what it does
 * well.
 */
final class StageStart {

    private static final List<String> LOCALSTACK_STACKS = List.of("Ingest", "Lake");
    private static final List<String> MINISTACK_STACKS =
            List.of("Ingest", "Lake", "Analytics", "Fleet");

    private final StageLayout layout;
    private final StageOptions options;
    private final StageFile file;
    private final Steps steps;
    private final EmulatorLaunches emulators;
    private final JavaLaunches java;
    private final Deployment deployment;

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
        this.deployment = new Deployment(layout, installation);
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
                steps.after(now, "Stacks synthesised", none -> synthesise());
        CompletableFuture<Void> localStack =
                start(now, Component.LOCALSTACK, none -> emulators.localStack());
        CompletableFuture<Void> miniStack =
                start(now, Component.MINISTACK, none -> emulators.miniStack());
        CompletableFuture<DeployedResources> control =
                steps.after(
                        miniStack.thenCombine(assembly, (started, made) -> made),
                        "Stacks deployed to MiniStack",
                        this::deployToMiniStack);
        CompletableFuture<Void> data =
                steps.after(
                        localStack.thenCombine(assembly, (started, made) -> made),
                        "Stacks deployed to LocalStack",
                        this::deployToLocalStack);
        finish(broker, queries, control, data);
    }

    private void finish(
            CompletableFuture<Void> broker,
            CompletableFuture<Void> queries,
            CompletableFuture<DeployedResources> control,
            CompletableFuture<Void> data)
            throws IOException, StageException, InterruptedException {
        CompletableFuture<DeployedResources> deployed =
                steps.after(
                        control.thenCombine(data, (resources, done) -> resources),
                        "Deployed resources found",
                        this::check);
        CompletableFuture<Path> configuration =
                steps.after(control, "Gateway provisioned", this::provision);
        steps.join(
                queries,
                start(deployed, Component.RULE_BRIDGE, java::ruleBridge),
                start(deployed, Component.CLOUD_JOB, found -> java.cloudJob(properties(found))),
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

    private Path synthesise() throws IOException, StageException, InterruptedException {
        Path jar = options.analyticsJar();
        return new Synthesis(layout)
                .assembly(jar == null ? new BuiltModules(layout.checkout()).analyticsJar() : jar);
    }

    private DeployedResources deployToMiniStack(Path assembly)
            throws IOException, StageException, InterruptedException {
        return DeployedResources.of(
                deployment.deploy("ministack", layout.miniStackUrl(), assembly, MINISTACK_STACKS));
    }

    private Void deployToLocalStack(Path assembly)
            throws IOException, StageException, InterruptedException {
        deployment.deploy("localstack", layout.localStackUrl(), assembly, LOCALSTACK_STACKS);
        return null;
    }

    private DeployedResources check(DeployedResources resources)
            throws IOException, StageException {
        DeploymentCheck check = new DeploymentCheck(layout);
        check.requireOnMiniStack(resources);
        check.requireOnLocalStack(resources);
        file.deployed(resources);
        return resources;
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
