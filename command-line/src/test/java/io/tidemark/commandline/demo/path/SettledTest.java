package io.tidemark.commandline.demo.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.commandline.gateway.GatewayStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettledTest {

    private final Settled settled = new Settled(10);

    @Test
    void acceptsAGatewayThatStaysQuietWithNothingLeftToDo() {
        assertThat(settled.test(gateway(9, 1, 0, 0, 5))).isFalse();
        assertThat(settled.test(gateway(9, 1, 0, 0, 5))).isTrue();
    }

    @Test
    void waitsForAResultOnItsWayToTheOutbox() {
        settled.test(gateway(9, 1, 0, 0, 5));
        assertThat(settled.test(gateway(9, 1, 0, 0, 6))).isFalse();
        assertThat(settled.test(gateway(9, 1, 0, 0, 6))).isTrue();
    }

    @Test
    void waitsForReadingsWindowsAndTheOutbox() {
        assertNeverAccepted(gateway(8, 1, 0, 0, 5));
        assertNeverAccepted(gateway(9, 1, 1, 0, 5));
        assertNeverAccepted(gateway(9, 1, 0, 1, 5));
    }

    private void assertNeverAccepted(GatewayStatus gateway) {
        settled.test(gateway);
        assertThat(settled.test(gateway)).isFalse();
    }

    private static GatewayStatus gateway(
            long parsed, long rejected, long open, long pending, long emitted) {
        return new GatewayStatus(
                "RUNNING",
                "gateway-1",
                new GatewayStatus.Readings(parsed, rejected, 0),
                new GatewayStatus.Windows(open),
                new GatewayStatus.Results(emitted, emitted - pending, pending, Map.of()));
    }
}
