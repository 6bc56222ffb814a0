package io.tidemark.rollout.aws;

import io.tidemark.rollout.Rollouts;
import io.tidemark.rollout.fleet.Fleet;
import io.tidemark.rollout.model.ModelStore;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Rollouts of the models of one bucket over the gateways of one thing group. Closes the clients
 * that it was given.
 */
public final class AwsRollouts implements AutoCloseable {

    /** Shadows that are read at once; IoT Core takes some hundred a second of an account. */
    private static final int AT_ONCE = 16;

    private final S3Client storage;
    private final IotClient registry;
    private final IotDataPlaneClient data;
    private final String bucket;
    private final String thingGroup;
    private final ExecutorService executor;

    /**
     * @param bucket of the lake
     * @param thingGroup of the gateways
     */
    public AwsRollouts(
            S3Client storage,
            IotClient registry,
            IotDataPlaneClient data,
            String bucket,
            String thingGroup) {
        this.storage = storage;
        this.registry = registry;
        this.data = data;
        this.bucket = bucket;
        this.thingGroup = thingGroup;
        this.executor =
                Executors.newFixedThreadPool(
                        AT_ONCE,
                        work -> {
                            Thread thread = new Thread(work, "shadows");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** The rollouts, by the clock of this machine. */
    public Rollouts rollouts() {
        return new Rollouts(
                models(),
                new S3RolloutStore(storage, bucket),
                fleet(),
                executor,
                InstantSource.system());
    }

    /** The published models. */
    public ModelStore models() {
        return new S3ModelStore(storage, bucket);
    }

    /** The gateways. */
    public Fleet fleet() {
        return new IotFleet(registry, data, thingGroup);
    }

    /** What asks many gateways at once. */
    public ExecutorService executor() {
        return executor;
    }

    @Override
    public void close() {
        executor.shutdownNow();
        data.close();
        registry.close();
        storage.close();
    }
}
