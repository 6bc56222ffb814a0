package io.tidemark.edge.runtime;

import io.tidemark.edge.config.EdgeConfig;
import io.tidemark.edge.console.Console;
import io.tidemark.edge.console.GatewayRun;
import io.tidemark.edge.console.GatewayStatus;
import io.tidemark.edge.console.StatusReader;
import io.tidemark.edge.delivery.ModelDeliveries;
import io.tidemark.edge.delivery.ModelDelivery;
import io.tidemark.edge.health.GatewayMetric;
import io.tidemark.edge.health.GatewayMetrics;
import io.tidemark.edge.health.HealthReporter;
import io.tidemark.edge.health.UplinkProgress;
import io.tidemark.edge.identity.CloudConnection;
import io.tidemark.edge.identity.IdentityKeeper;
import io.tidemark.edge.identity.IdentityStatus;
import io.tidemark.edge.identity.Passenger;
import io.tidemark.edge.outbox.Outbox;
import io.tidemark.edge.outbox.OutboxKeeper;
import io.tidemark.edge.uplink.Forwarder;
import io.tidemark.edge.uplink.SentBytes;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.apache.logging.log4j.LogManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running gateway: the job, the outbox, the way to the cloud, and what shows how they fare. */
public final class Gateway {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final int STOPPED = 0;
    private static final int FAILED = 1;

    private final EdgeConfig config;
    private final boolean savepointOnStop;
    private final DataDirectory directory;
    private final Outbox outbox;
    private final StatusReader status;
    private final Console console;
    private final EmbeddedFlink flink;
    private final OutboxKeeper keeper;
    private final Forwarder forwarder;
    private final HealthReporter reporter;

    private final IdentityKeeper identity;

    private volatile boolean stopping;
    private volatile int exitCode = STOPPED;

    private Gateway(EdgeConfig config, boolean savepointOnStop) throws Exception {
        this.config = config;
        this.savepointOnStop = savepointOnStop;
        String id = config.gateway().id();
        LOG.info("Tidemark edge gateway {}", GatewayVersion.current());
        this.directory = DataDirectory.open(config.gateway());
        this.outbox = Outbox.open(config.outbox().file(), id, Clock.systemUTC());
        // Flink takes most of the time of a start, the rest goes on beside it.
        FutureTask<EmbeddedFlink> starting = EmbeddedFlink.starting(config);
        LOG.info("{}", config);
        this.status = new StatusReader(id, outbox, config.prediction().shelf());
        this.console = Console.start(config.console(), this::status, outbox);
        this.keeper =
                OutboxKeeper.start(
                        outbox,
                        config.outbox(),
                        id,
                        config.windows().size(),
                        config.eventTime().allowedLateness());
        CloudConnection connection =
                CloudConnection.to(config.uplink(), id, deliveries(), Clock.systemUTC());
        this.forwarder =
                Forwarder.start(
                        outbox,
                        connection,
                        id,
                        config.uplink(),
                        SentBytes.open(
                                config.gateway().dataDirectory().resolve("uplink.db"),
                                Clock.systemUTC()),
                        config.outbox().deliveredRetention());
        this.reporter =
                HealthReporter.start(
                        config.health(),
                        outbox,
                        forwarder::progress,
                        id,
                        GatewayVersion.current(),
                        Clock.systemUTC());
        this.identity =
                IdentityKeeper.start(
                        config.identity(), config.uplink(), id, connection, Clock.systemUTC());
        this.flink = EmbeddedFlink.started(starting);
    }

    /** Models are delivered over the connection of the moment. */
    private Passenger deliveries() {
        return (mqtt, shown) -> {
            ModelDelivery delivery =
                    ModelDeliveries.start(
                            config.delivery(),
                            mqtt,
                            config.uplink(),
                            shown,
                            config.gateway().id(),
                            Clock.systemUTC());
            return delivery == null ? null : delivery::close;
        };
    }

    /**
     * Starts everything. What it started before it failed is left to the end of the process.
     *
     * @param savepointOnStop whether it takes a savepoint when it is told to stop
     * @throws Exception if a part cannot be started
     */
    public static Gateway start(EdgeConfig config, boolean savepointOnStop) throws Exception {
        return new Gateway(config, savepointOnStop);
    }

    /**
     * Waits until a part has ended by itself, which none does unless it failed. Never returns when
     * the gateway is stopped.
     *
     * @return the exit code of the process
     */
    public int awaitFailure() {
        CompletableFuture.anyOf(flink.ended(), forwarder.ended().toCompletableFuture())
                .handle((nothing, failure) -> failed(failure))
                .join();
        return exitCode;
    }

    private Void failed(Throwable failure) {
        if (!stopping) {
            exitCode = FAILED;
            LOG.error("the gateway failed and ends", failure);
        }
        return null;
    }

    /**
     * Stops in good order and ends the process. To be called when the Java VM shuts down: only by
     * halting can the exit code tell a good end, as the VM's own is that of the signal.
     */
    public void stopAndHalt() {
        stop();
        LOG.info("ends with exit code {}", exitCode);
        LogManager.shutdown();
        Runtime.getRuntime().halt(exitCode);
    }

    /** Stops in good order. */
    @SuppressWarnings("try") // finalStatus is there to be closed
    void stop() {
        stopping = true;
        LOG.info("stopping");
        try (directory;
                outbox;
                keeper;
                console;
                Closeable finalStatus = this::writeStatus;
                forwarder;
                identity;
                reporter) {
            // Closed from the last to the first: the last report is sent like any other result.
            if (savepointOnStop) {
                flink.cancelWithSavepoint();
            } else {
                flink.cancel();
            }
        } catch (IOException | RuntimeException e) {
            exitCode = FAILED;
            LOG.error("stopped in disorder", e);
        }
    }

    /** Completes exceptionally when the job has ended, which it does not do by itself. */
    CompletableFuture<Void> jobEnded() {
        return flink.ended();
    }

    GatewayStatus status() {
        boolean subscribed = GatewayMetrics.read(GatewayMetric.SUBSCRIPTIONS) > 0;
        return status(subscribed ? GatewayStatus.State.RUNNING : GatewayStatus.State.STARTING);
    }

    private GatewayStatus status(GatewayStatus.State state) {
        return status.read(state, uplink(), identity(), run());
    }

    private IdentityStatus identity() {
        return identity == null ? IdentityStatus.awaited(null) : identity.status();
    }

    private UplinkProgress uplink() {
        // The console answers before there is a forwarder.
        return forwarder == null ? UplinkProgress.none() : forwarder.progress();
    }

    private GatewayRun run() {
        EmbeddedFlink started = flink;
        return started == null
                ? GatewayRun.ofThisProcess(null, List.of())
                : started.recovery().asRun();
    }

    private void writeStatus() throws IOException {
        Path file = config.gateway().status();
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.write(written, status(GatewayStatus.State.STOPPED).toJson());
        Files.move(
                written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
