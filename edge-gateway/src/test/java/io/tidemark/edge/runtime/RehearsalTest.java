package io.tidemark.edge.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.uplink.TestAuthority;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

    @TempDir private Path directory;

    @Test
    void summarisesAndSavesWithoutTheGatewaysDataItsBrokerOrTheCloud() throws Exception {
        try (ServerSocketChannel elsewhere = ServerSocketChannel.open()) {
            elsewhere.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            elsewhere.configureBlocking(false);

            Rehearsal.run(List.of(configuration(elsewhere.socket().getLocalPort())));

            assertThat(elsewhere.accept()).isNull();
            assertThat(directory.resolve("data")).doesNotExist();
        }
    }

    private Path configuration(int port) throws Exception {
        TestAuthority authority = new TestAuthority(directory.resolve("identity"), "authority");
        TestAuthority.Identity identity = authority.client("g1");
        return Files.writeString(
                directory.resolve("edge.yaml"),
                """
                gateway: {id: g1, data-directory: %s/data}
                ingest: {broker: "mqtt://127.0.0.1:%d"}
                uplink: {endpoint: 127.0.0.1, port: %d, certificate: %s, private-key: %s, rule: r}
                """
                        .formatted(
                                directory,
                                port,
                                port,
                                identity.certificate(),
                                identity.privateKey()));
    }
}
