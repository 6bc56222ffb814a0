package io.tidemark.edge.window;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowConfigTest {

    @Test
    void refusesWindowsWithoutLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WindowConfig(Duration.ofNanos(999_999), 1, 1))
                .withMessage("windows.size is PT0.000999999S, expected >= 1 ms");
    }

    @Test
    void refusesToHoldNoSensorInMemory() {
        Duration second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WindowConfig(second, 0, 1))
                .withMessage("windows.maximum-live-sensors is 0, expected > 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WindowConfig(second, 1, 0))
                .withMessage("windows.maximum-live-size is 0, expected > 0");
    }

    @Test
    void refusesNegativeTimesAndNoIdleness() {
        Duration second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventTimeConfig(second.negated(), second, second))
                .withMessage("event-time.out-of-orderness is PT-1S, expected >= 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventTimeConfig(second, second.negated(), second))
                .withMessage("event-time.allowed-lateness is PT-1S, expected >= 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventTimeConfig(second, second, Duration.ZERO))
                .withMessage("event-time.idleness is PT0S, expected >= 1 ms");
    }
}
