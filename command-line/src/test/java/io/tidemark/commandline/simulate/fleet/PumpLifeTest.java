package io.tidemark.commandline.simulate.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PumpLifeTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        Pump pump = pump(FailureMode.SEAL_LEAK, Ending.FAILURE, 4);

        assertThat(bits(pump)).isEqualTo(bits(pump)).isEqualTo(bits(pump.at("elsewhere")));
        assertThat(bits(pump(FailureMode.SEAL_LEAK, Ending.FAILURE, 5))).isNotEqualTo(bits(pump));
    }

    @Test
    void failsOneIntervalAfterItsLastReading() {
        Pump pump = pump(FailureMode.BEARING_WEAR, Ending.FAILURE, 1);
        PumpLife life = new PumpLife(pump, INTERVAL);
        Instant last = START;
        while (life.hasNext()) {
            last = life.next().at();
        }

        Outcome outcome = life.outcome().orElseThrow();
        assertThat(Instant.parse(outcome.occurredAt()))
                .isEqualTo(last.plus(INTERVAL))
                .isEqualTo(PumpLife.end(pump, INTERVAL));
        assertThat(outcome.toJson())
                .isEqualTo(
                        "{\"site\":\"plant-2\",\"machine\":\"pump-01\",\"kind\":\"FAILURE\","
                                + "\"occurredAt\":\""
                                + last.plus(INTERVAL)
                                + "\",\"machineType\":\"pump\",\"failureMode\":\"bearing-wear\","
                                + "\"reportedBy\":\"simulation\"}");
    }

    @Test
    void isRepairedBeforeItWouldHaveFailed() {
        Pump repaired = pump(FailureMode.SEAL_LEAK, Ending.REPAIR, 9);
        Pump failed = pump(FailureMode.SEAL_LEAK, Ending.FAILURE, 9);

        assertThat(PumpLife.end(repaired, INTERVAL)).isBefore(PumpLife.end(failed, INTERVAL));
        assertThat(ended(repaired).outcome().orElseThrow().kind()).isEqualTo("REPAIR");
    }

    @Test
    void tellsNoOutcomeOfAPumpThatStillRuns() {
        assertThat(ended(pump(FailureMode.SEAL_LEAK, Ending.NONE, 9)).outcome()).isEmpty();
    }

    /** However hard each is run, all of them together live as long as the distribution says. */
    @ParameterizedTest
    @CsvSource({
        "BEARING_WEAR, 223.24", // 250 * gamma(1 + 1 / 3)
        "SEAL_LEAK, 204.07", // 230 * gamma(1 + 1 / 2.5)
        "WINDING_INSULATION, 233.94" // 260 * gamma(1 + 1 / 3.5)
    })
    void livesAsLongAsWeibullSays(FailureMode mode, double meanHours) {
        double hours = 0;
        int pumps = 2_000;
        for (int seed = 0; seed < pumps; seed++) {
            Instant end = PumpLife.end(pump(mode, Ending.FAILURE, seed), Duration.ofHours(1));
            hours += Duration.between(START, end).toMinutes() / 60.0;
        }

        assertThat(hours / pumps).isCloseTo(meanHours, within(0.03 * meanHours));
    }

    @ParameterizedTest
    @EnumSource(FailureMode.class)
    void showsItsFailureInSeveralSensorsEachModeInItsOwnWay(FailureMode mode) {
        Map<FleetSensor, Double> change = new EnumMap<>(FleetSensor.class);
        for (FleetSensor sensor : FleetSensor.values()) {
            change.put(sensor, change(mode, sensor));
        }

        switch (mode) {
            case BEARING_WEAR -> {
                assertThat(change.get(FleetSensor.VIBRATION)).isGreaterThan(2.5);
                assertThat(change.get(FleetSensor.OIL_PARTICLES)).isGreaterThan(3);
                assertThat(change.get(FleetSensor.PRESSURE)).isCloseTo(1, within(0.03));
                assertThat(change.get(FleetSensor.WINDING_TEMPERATURE)).isCloseTo(1, within(0.05));
            }
            case SEAL_LEAK -> {
                assertThat(change.get(FleetSensor.PRESSURE)).isLessThan(0.95);
                assertThat(change.get(FleetSensor.OIL_PARTICLES)).isBetween(1.2, 2.8);
                assertThat(change.get(FleetSensor.VIBRATION)).isBetween(1.03, 1.4);
            }
            case WINDING_INSULATION -> {
                assertThat(change.get(FleetSensor.WINDING_TEMPERATURE)).isGreaterThan(1.15);
                assertThat(change.get(FleetSensor.MOTOR_CURRENT)).isGreaterThan(1.05);
                assertThat(change.get(FleetSensor.VIBRATION)).isCloseTo(1, within(0.05));
                assertThat(change.get(FleetSensor.OIL_PARTICLES)).isCloseTo(1, within(0.1));
            }
        }
        assertThat(change.get(FleetSensor.LOAD)).isCloseTo(1, within(0.01));
    }

    /** A sensor in the last hours at nominal load, in relation to its first. */
    private static double change(FailureMode mode, FleetSensor sensor) {
        PumpLife life = new PumpLife(pump(mode, Ending.FAILURE, 3), INTERVAL);
        List<Double> values = new ArrayList<>();
        while (life.hasNext()) {
            double[] now = life.next().values();
            if (Math.abs(now[FleetSensor.LOAD.ordinal()] - 85) < 3) {
                values.add(now[sensor.ordinal()]);
            }
        }
        int some = 48;
        return mean(values.subList(values.size() - some, values.size()))
                / mean(values.subList(0, some));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static List<Long> bits(Pump pump) {
        PumpLife life = new PumpLife(pump, INTERVAL);
        List<Long> bits = new ArrayList<>();
        while (life.hasNext()) {
            for (double value : life.next().values()) {
                bits.add(Double.doubleToLongBits(value));
            }
        }
        return bits;
    }

    private static PumpLife ended(Pump pump) {
        PumpLife life = new PumpLife(pump, INTERVAL);
        while (life.hasNext()) {
            life.next();
        }
        return life;
    }

    private static Pump pump(FailureMode mode, Ending ending, long seed) {
        return new Pump("plant-2", "pump-01", mode, ending, START, seed);
    }
}
