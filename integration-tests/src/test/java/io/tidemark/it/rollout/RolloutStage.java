package io.tidemark.it.rollout;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.it.PrintedProgress;
import io.tidemark.local.Component;
import io.tidemark.local.DeployedResources;
import io.tidemark.local.LocalAws;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.StageOptions;
import io.tidemark.local.gateway.GatewayProvisioning;
import io.tidemark.rollout.aws.S3RolloutStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The emulators, the process that goes on with rollouts, and 25 gateways that are played. */
final class RolloutStage implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Path CHECKOUT =
            Path.of(System.getProperty("tidemark.checkout")).toAbsolutePath().normalize();

    private final LocalStage stage;
    private final DeployedResources resources;
    private final S3Client s3;
    private final IotDataPlaneClient data;
    private final PlayedGateways gateways;

    private RolloutStage(LocalStage stage) throws IOException {
        this.stage = stage;
        this.resources = stage.resources();
        String storage = stage.layout().localStackUrl();
        this.s3 = LocalAws.client(S3Client.builder().forcePathStyle(true), storage);
        this.data = LocalAws.client(IotDataPlaneClient.builder(), stage.layout().miniStackUrl());
        List<String> further =
                IntStream.rangeClosed(2, 25).mapToObj(number -> "gateway-" + number).toList();
        register(further);
        // The stage has provisioned gateway-1, though none runs.
        this.gateways =
                new PlayedGateways(
                        data, Stream.concat(Stream.of("gateway-1"), further.stream()).toList());
    }

    static RolloutStage start() throws IOException, StageException, InterruptedException {
        return new RolloutStage(
                LocalStage.up(
                        new StageLayout(
                                CHECKOUT, Path.of("target", "rollout").toAbsolutePath(), 15_500),
                        StageOptions.everything()
                                .only(
                                        Component.LOCALSTACK,
                                        Component.MINISTACK,
                                        Component.MODEL_ROLLOUT),
                        new PrintedProgress()));
    }

    PlayedGateways gateways() {
        return gateways;
    }

    /** Further gateways that join the group. */
    PlayedGateways joined(List<String> names) {
        register(names);
        return new PlayedGateways(data, names);
    }

    Models models() {
        return new Models(stage.layout(), resources);
    }

    PublishedModels published() {
        return new PublishedModels(s3, resources.bucket());
    }

    S3RolloutStore store() {
        return new S3RolloutStore(s3, resources.bucket());
    }

    /** Plays the gateways until the rollout is in the state; tells what the command line tells. */
    JsonNode playUntil(String name, String state)
            throws IOException, StageException, InterruptedException {
        await("the rollout is " + state)
                .atMost(PATIENCE)
                .until(
                        () -> {
                            gateways.live();
                            return store().find(name).orElseThrow().rollout().state().name();
                        },
                        state::equals);
        return models().rollout(name);
    }

    private void register(List<String> names) {
        new GatewayProvisioning(stage.layout().miniStackUrl(), resources).register(names);
    }

    @Override
    public void close() throws IOException, StageException {
        s3.close();
        data.close();
        stage.down();
    }
}
