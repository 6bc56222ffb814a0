package io.tidemark.local.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.local.StageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void namesThePortThatIsTakenAndTheWayOut() throws IOException {
        int port;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = other.getLocalPort();
            assertThatThrownBy(() -> Ports.requireFree(port, "the Gateway"))
                    .isInstanceOf(StageException.class)
                    .hasMessageContaining("Port " + port + " for the Gateway is taken")
                    .hasMessageContaining("TIDEMARK_BASE_PORT");
        }
        assertThatCode(() -> Ports.requireFree(port, "the Gateway")).doesNotThrowAnyException();
    }
}
