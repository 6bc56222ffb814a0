package io.tidemark.edge.identity;

import io.tidemark.edge.delivery.RetryDelay;
import io.tidemark.edge.uplink.ClientCertificate;
import io.tidemark.edge.uplink.UplinkConfig;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the gateway has an identity that works: asks for the first, replaces it in time,
 * tells the cloud which one is in use, and leaves a cloud in peace that refuses it. It never asks
 * for another because one is refused: that is for a person to decide.
 */
public final class IdentityKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityKeeper.class);

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final CloudConnection connection;
    private final Clock clock;
    private final Rest rest;
    private final RetryDelay asking;
    private final RetryDelay telling;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "identity"));

    /** Null if the certificate is given. */
    private final Succession succession;

    /** Null if nobody is to be told. */
    private final InUse inUse;

    // Null if there is none.
    private volatile ClientCertificate held;
    private volatile String problem;
    private boolean told;

    /** What is tried again when it failed. */
    private interface Attempt {
        void run() throws IOException, InterruptedException;
    }

    private IdentityKeeper(
            IdentityConfig config,
            String gateway,
            CloudConnection connection,
            Succession succession,
            Clock clock,
            LongSupplier nanoTime) {
        this.connection = connection;
        this.succession = succession;
        this.clock = clock;
        this.rest = new Rest(connection, nanoTime);
        this.asking = new RetryDelay(FIRST, LONGEST, nanoTime);
        this.telling = new RetryDelay(FIRST, LONGEST, nanoTime);
        this.inUse = config == null ? null : InUse.of(connection, config.rule(), gateway);
    }

    /**
     * Gives the connection the identity that there is, or asks for one from now on.
     *
     * @param config null if the certificate is given
     * @param uplink where the cloud is, and the certificate if it is given
     * @param gateway thing name of the gateway
     * @param connection closed by whoever made it, after this
     * @param clock the gateway's clock
     * @throws IOException if the certificate or the directory of identities cannot be used
     */
    public static IdentityKeeper start(
            IdentityConfig config,
            UplinkConfig uplink,
            String gateway,
            CloudConnection connection,
            Clock clock)
            throws IOException {
        IdentityKeeper keeper;
        if (config == null) {
            keeper = new IdentityKeeper(null, gateway, connection, null, clock, System::nanoTime);
            keeper.held = ClientCertificate.read(uplink.certificate(), uplink.privateKey());
            connection.use(keeper.held);
        } else {
            Endpoint endpoint = IotLine.endpoint(uplink);
            Succession succession =
                    new Succession(config, endpoint, gateway, connection, Succession.TRIAL, clock);
            keeper = of(config, gateway, connection, succession, clock, System::nanoTime);
        }
        keeper.thread.scheduleWithFixedDelay(
                keeper::run, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return keeper;
    }

    /** A keeper that does a step only when it is told to. */
    static IdentityKeeper of(
            IdentityConfig config,
            String gateway,
            CloudConnection connection,
            Succession succession,
            Clock clock,
            LongSupplier nanoTime)
            throws IOException {
        IdentityKeeper keeper =
                new IdentityKeeper(config, gateway, connection, succession, clock, nanoTime);
        keeper.held = succession.resume();
        return keeper;
    }

    private void run() {
        try {
            step();
        } catch (RuntimeException e) {
            // What is thrown would end the repetition without a word.
            LOG.error("the identity is looked after again later", e);
            asking.failed();
        }
    }

    /** Does what is to be done now, which may take some minutes. */
    void step() {
        if (held == null) {
            attempt(asking, () -> held = succession.first());
            return;
        }
        if (connection.connected()) {
            if (inUse != null && !told) {
                attempt(telling, this::tell);
            }
            if (isDue()) {
                attempt(asking, this::renew);
            }
        }
        rest.step();
    }

    private void attempt(RetryDelay delay, Attempt attempt) {
        if (!delay.isOver()) {
            return;
        }
        try {
            attempt.run();
            problem = null;
            delay.reset();
        } catch (IOException e) {
            problem = e.getMessage();
            LOG.warn("identity: tried again later: {}", e.getMessage());
            delay.failed();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() throws IOException {
        inUse.tell();
        told = true;
    }

    private boolean isDue() {
        return succession != null && !clock.instant().isBefore(succession.renewalAt(held));
    }

    private void renew() throws IOException, InterruptedException {
        held = succession.next(held);
        told = false;
    }

    /** Who the gateway is to the cloud at the moment. */
    public IdentityStatus status() {
        ClientCertificate identity = held;
        if (identity == null) {
            return IdentityStatus.awaited(problem);
        }
        return IdentityStatus.of(
                succession == null ? IdentityStatus.State.GIVEN : IdentityStatus.State.OWN,
                identity,
                succession == null ? null : succession.renewalAt(identity),
                connection.attempts(),
                problem);
    }

    /** Stops what is being done; the connection keeps the identity that works. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the identity was still looked after {} later", LONGEST_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
