package io.tidemark.edge.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.reading.Rejection;
import io.tidemark.edge.reading.SensorReading;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LateReadingsTest {

    @Test
    void writesAReadingWithoutUnitAsItsDeviceWould() {
        SensorReading reading =
                new SensorReading("oslo/press/pressure", "bar", null, 1e-3, -5, 42L, 0);

        assertThat(LateReadings.reject(reading, 0).payload())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(
                        "{\"sensor\":\"pressure\",\"type\":\"bar\",\"value\":0.001,"
                                + "\"ts\":-5,\"seq\":42}");
    }

    @Test
    void keepsTheFirstKilobyteOfALongReadingAndTheLengthAndDigestOfTheWhole() {
        Rejection late = LateReadings.reject(named("x".repeat(2_000) + "a"), 0);
        Rejection other = LateReadings.reject(named("x".repeat(2_000) + "b"), 0);

        assertThat(late.payload()).hasSize(1_024).isEqualTo(other.payload());
        assertThat(late.payloadBytes()).isGreaterThan(2_000).isEqualTo(other.payloadBytes());
        assertThat(late.digest()).hasSize(64).isNotEqualTo(other.digest());
    }

    private static SensorReading named(String type) {
        return new SensorReading("oslo/press/pressure", type, null, 1, 0, null, 0);
    }
}
