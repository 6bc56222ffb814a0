package io.tidemark.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.uplink.ClientCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class IdentityKeeperTest extends IdentityFixture {

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
