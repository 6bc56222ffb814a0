package io.tidemark.edge.identity;

import io.tidemark.edge.outbox.AdjustableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that is started as often as a test likes, with its cloud. */
abstract class IdentityFixture {

    static final Duration SHORT = Duration.ofMillis(20);
    static final Duration DUE = FakeAuthority.LIFE.minusDays(29);

    @TempDir Path directory;
    final AdjustableClock clock = new AdjustableClock();
    final FakeCloud cloud = new FakeCloud(clock);
    CloudConnection connection;
    IdentityKeeper keeper;

    @BeforeEach
    void writeTheClaim() throws IOException {
        cloud.writeClaim(directory.resolve("claim.pem"), directory.resolve("claim-key.pem"));
    }

    /** A process of the gateway. */
    void start() throws IOException {
        connection = new CloudConnection(cloud, "g1", (mqtt, identity) -> null, clock);
        IdentityConfig config =
                new IdentityConfig(
                        directory.resolve("identity"),
                        "template",
                        directory.resolve("claim.pem"),
                        directory.resolve("claim-key.pem"),
                        Duration.ofDays(30),
                        Duration.ofDays(365),
                        "retire");
        Succession succession = new Succession(config, cloud, "g1", connection, SHORT, clock);
        keeper =
                IdentityKeeper.of(
                        config,
                        "g1",
                        connection,
                        succession,
                        clock,
                        () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos());
    }

    void waitAndStep() {
        clock.advance(Duration.ofHours(1));
        keeper.step();
    }

    String startWithAnIdentity() throws IOException {
        start();
        keeper.step();
        return keeper.status().certificate();
    }
}
