package io.tidemark.edge.config;

import static io.tidemark.edge.config.ConfigFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.edge.identity.IdentityConfig;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentitySectionTest {

    private static final String OWN =
            """
            gateway: {id: press-hall, data-directory: /data}
            uplink: {endpoint: iot.example.com, rule: r}
            identity:
              template: tidemark-prod-gateway
              claim-certificate: claim.pem
              claim-private-key: claim-key.pem
            """;

    @TempDir private Path directory;

    @Test
    void asksForAnIdentityByATemplate() throws Exception {
        assertThat(read(directory, OWN).identity())
                .isEqualTo(
                        new IdentityConfig(
                                Path.of("/data/identity"),
                                "tidemark-prod-gateway",
                                Path.of("claim.pem"),
                                Path.of("claim-key.pem"),
                                Duration.ofDays(30),
                                Duration.ofDays(365),
                                null));
    }

    @Test
    void mapsEveryKey() throws Exception {
        String all = OWN + "  renew-before: 1 h\n  renew-after: 2 d\n  rule: retire\n";

        IdentityConfig config = read(directory, all).identity();

        assertThat(config.renewBefore()).isEqualTo(Duration.ofHours(1));
        assertThat(config.renewAfter()).isEqualTo(Duration.ofDays(2));
        assertThat(config.rule()).isEqualTo("retire");
    }

    @Test
    void missesFilesOfTheUplinkWithoutATemplate() {
        refuses(
                "gateway: {id: g1, data-directory: /data}\nuplink: {endpoint: e, rule: r}\n",
                "uplink.certificate: found nothing, expected a file that can be read",
                "uplink.private-key: found nothing, expected a file that can be read");
    }

    @Test
    void missesTheClaimWithATemplate() {
        refuses(
                OWN.replaceAll("(?m)^  claim-.*\n", ""),
                "identity.claim-certificate: found nothing, expected a path",
                "identity.claim-private-key: found nothing, expected a path");
    }

    @Test
    void takesNoTwoIdentities() {
        refuses(
                OWN.replace("rule: r", "rule: r, certificate: DIRECTORY/certificate.pem"),
                "uplink.certificate: found a file, expected nothing with identity.template");
    }

    @Test
    void takesNoIdThatIsNoSerialNumber() {
        refuses(
                OWN.replace("press-hall", "press:hall"),
                "gateway.id: found 'press:hall', expected 1 to 64 letters");
    }

    private void refuses(String yaml, String... faults) {
        assertThatThrownBy(() -> read(directory, yaml))
                .isInstanceOf(InvalidConfigException.class)
                .message()
                .contains(faults);
    }
}
