package io.tidemark.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.outbox.AdjustableClock;
import io.tidemark.edge.uplink.ClientCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityKeeperTest {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration DUE = FakeCloud.LIFE.minusDays(29);

    @TempDir private Path directory;
    private final AdjustableClock clock = new AdjustableClock();
    private final FakeCloud cloud = new FakeCloud(clock);
    private CloudConnection connection;
    private IdentityKeeper keeper;

    @BeforeEach
    void writeTheClaim() throws IOException {
        cloud.writeClaim(directory.resolve("claim.pem"), directory.resolve("claim-key.pem"));
    }

    /** A process of the gateway. */
    private void start() throws IOException {
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

    private void waitAndStep() {
        clock.advance(Duration.ofHours(1));
        keeper.step();
    }

    private String startWithAnIdentity() throws IOException {
        start();
        keeper.step();
        return keeper.status().certificate();
    }

    @Test
    void asksForItsFirstIdentityByTheClaim() throws Exception {
        start();
        assertThat(keeper.status()).isEqualTo(IdentityStatus.awaited(null));

        keeper.step();

        IdentityStatus status = keeper.status();
        assertThat(status.state()).isEqualTo(IdentityStatus.State.OWN);
        assertThat(status.problem()).isNull();
        assertThat(connection.connected()).isTrue();
        assertThat(cloud.connections).hasSize(2).first().asString().startsWith("template:g1 with ");
        assertThat(cloud.connections.get(1)).isEqualTo("g1 with " + status.certificate());
    }

    @Test
    void keepsItsKeyWhereNobodyElseReadsIt() throws Exception {
        startWithAnIdentity();

        Path folder = directory.resolve("identity");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        Path file = folder.resolve("identity.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining("glob:**candidate*");
    }

    @Test
    void goesOnWithTheIdentityThatItHas() throws Exception {
        String first = startWithAnIdentity();
        Files.delete(directory.resolve("claim-key.pem"));

        start();
        keeper.step();

        assertThat(keeper.status().certificate()).isEqualTo(first);
        assertThat(connection.connected()).isTrue();
    }

    @Test
    void saysWhyThereIsNoIdentityAndAsksAgain() throws Exception {
        cloud.refusal = "AccessDenied, nobody announced g1";
        start();
        keeper.step();

        assertThat(keeper.status().problem()).contains("nobody announced g1");
        assertThat(connection.connected()).isFalse();

        cloud.refusal = null;
        keeper.step();
        assertThat(keeper.status().certificate()).as("without waiting").isNull();
        waitAndStep();
        assertThat(keeper.status().state()).isEqualTo(IdentityStatus.State.OWN);
        assertThat(keeper.status().problem()).isNull();
    }

    @Test
    void asksForAnotherInPlaceOfADamagedOne() throws Exception {
        String first = startWithAnIdentity();
        Files.writeString(directory.resolve("identity/identity.pem"), "half of a k");

        String second = startWithAnIdentity();

        assertThat(second).isNotNull().isNotEqualTo(first);
        assertThat(connection.connected()).isTrue();
    }

    @Test
    void replacesItsCertificateBeforeItExpires() throws Exception {
        String first = startWithAnIdentity();
        waitAndStep();
        assertThat(keeper.status().certificate()).isEqualTo(first);

        clock.advance(DUE);
        keeper.step();

        String second = keeper.status().certificate();
        assertThat(second).isNotEqualTo(first);
        assertThat(keeper.status().renewalAt()).isAfter(clock.instant());
        assertThat(connection.connected()).isTrue();
        keeper.step();
        assertThat(cloud.published)
                .containsExactly(
                        "$aws/rules/retire/tidemark/g1/identity with " + first,
                        "$aws/rules/retire/tidemark/g1/identity with " + second);
    }

    @Test
    void keepsTheOldCertificateWhenTheNewOneDoesNotWork() throws Exception {
        String first = startWithAnIdentity();
        cloud.activates = false;
        clock.advance(DUE);
        keeper.step();

        assertThat(keeper.status().certificate()).isEqualTo(first);
        assertThat(keeper.status().problem()).contains("no connection with the new certificate");
        assertThat(connection.connected()).isTrue();

        cloud.activates = true;
        waitAndStep();
        assertThat(keeper.status().certificate()).isNotEqualTo(first);
    }

    @Test
    void doesNotAskWhileItIsOffLine() throws Exception {
        String first = startWithAnIdentity();
        cloud.reachable = false;
        clock.advance(DUE);
        keeper.step();

        assertThat(keeper.status().certificate()).isEqualTo(first);
        assertThat(keeper.status().problem()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void anEndAtAnyCallOfTheFirstRequestLeavesWhatWorks(int call) throws Exception {
        start();
        killAt(call);

        start();
        waitAndStep();
        waitAndStep();

        assertThat(keeper.status().certificate()).isNotNull();
        assertThat(connection.connected()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void anEndAtAnyCallOfARenewalLeavesWhatWorks(int call) throws Exception {
        String first = startWithAnIdentity();
        keeper.step();
        clock.advance(DUE);
        killAt(call);

        start();
        assertThat(keeper.status().certificate()).isEqualTo(first);
        assertThat(connection.connected()).isTrue();
        waitAndStep();
        waitAndStep();
        assertThat(keeper.status().certificate()).isNotEqualTo(first);
        assertThat(connection.connected()).isTrue();
    }

    private void killAt(int call) {
        int[] calls = {0};
        cloud.atEachCall =
                () -> {
                    if (++calls[0] == call) {
                        throw new FakeCloud.Killed();
                    }
                };
        try {
            keeper.step();
            assertThat(calls[0]).as("calls that there are").isGreaterThanOrEqualTo(call);
        } catch (FakeCloud.Killed killed) {
            // As it should.
        }
        cloud.atEachCall = () -> {};
    }

    @Test
    void leavesACloudInPeaceThatRefusesItAndNeverAsksForAnotherIdentity() throws Exception {
        String first = startWithAnIdentity();
        int connections = cloud.connections.size();
        cloud.active.remove(first);
        turnAway(9);
        assertThat(connection.isOpen()).isTrue();
        assertThat(keeper.status().refusedSince()).isEqualTo(clock.instant());
        assertThat(keeper.status().problem()).startsWith("turned away");

        turnAway(1);
        assertThat(connection.isOpen()).isFalse();
        keeper.step();
        assertThat(connection.isOpen()).as("without waiting").isFalse();

        waitAndStep();
        keeper.step();
        assertThat(connection.isOpen()).as("after one more attempt").isFalse();
        assertThat(keeper.status().certificate()).isEqualTo(first);
        assertThat(cloud.connections).hasSize(connections);

        cloud.active.add(first);
        waitAndStep();
        assertThat(connection.connected()).isTrue();
        assertThat(keeper.status().refusedSince()).isNull();
    }

    private void turnAway(int times) {
        for (int i = 0; i < times; i++) {
            cloud.attemptAgain();
            keeper.step();
        }
    }

    @Test
    void theStoredFileIsTheIdentityInUse() throws Exception {
        String first = startWithAnIdentity();
        String text = Files.readString(directory.resolve("identity/identity.pem"));

        assertThat(text).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(new ClientCertificate(text.substring(text.indexOf("-----BEGIN CERT")), "").id())
                .isEqualTo(first);
    }
}
