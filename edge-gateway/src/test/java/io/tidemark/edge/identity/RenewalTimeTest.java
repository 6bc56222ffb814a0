package io.tidemark.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.outbox.AdjustableClock;
import io.tidemark.edge.uplink.ClientCertificate;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a certificate that is valid for 100 days. */
class RenewalTimeTest {

    @TempDir private Path directory;
    private ClientCertificate identity;

    @BeforeEach
    void makeACertificate() throws Exception {
        Path file = directory.resolve("claim.pem");
        Path key = directory.resolve("claim-key.pem");
        new FakeCloud(new AdjustableClock()).writeClaim(file, key);
        identity = ClientCertificate.read(file, key);
    }

    @Test
    void isAWhileBeforeItExpires() {
        assertThat(renewalAfter(30, 365)).isEqualTo(Duration.ofDays(70));
    }

    @Test
    void isWhenItIsOld() {
        assertThat(renewalAfter(30, 20)).isEqualTo(Duration.ofDays(20));
    }

    @Test
    void isNotBeforeHalfOfItsLife() {
        assertThat(renewalAfter(99, 365)).isEqualTo(Duration.ofDays(50));
    }

    private Duration renewalAfter(int beforeDays, int afterDays) {
        RenewalTime time = new RenewalTime(Duration.ofDays(beforeDays), Duration.ofDays(afterDays));
        return Duration.between(identity.validFrom(), time.of(identity));
    }
}
