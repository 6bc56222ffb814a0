package io.tidemark.models.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OperatingRegimesTest {

    /** The six ways in which NASA's FD002 engines fly: altitude, Mach number, throttle. */
    private static final double[][] FLIGHTS = {
        {0, 0, 100},
        {10, 0.25, 100},
        {20, 0.7, 100},
        {25, 0.62, 60},
        {35, 0.84, 100},
        {42, 0.84, 100}
    };

    private static final int[] CONDITIONS = {1, 2, 3};

    @Test
    void findsTheWaysInWhichMachinesAreRun() {
        Random random = new Random(1);
        List<double[]> rows = new ArrayList<>();
        List<Integer> flown = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            int flight = random.nextInt(FLIGHTS.length);
            flown.add(flight);
            rows.add(
                    new double[] {
                        random.nextGaussian(),
                        FLIGHTS[flight][0] + 0.003 * random.nextGaussian(),
                        FLIGHTS[flight][1] + 0.001 * random.nextGaussian(),
                        FLIGHTS[flight][2]
                    });
        }

        OperatingRegimes regimes = OperatingRegimes.find(rows, CONDITIONS);

        assertThat(regimes.count()).isEqualTo(FLIGHTS.length);
        int[] regimeOf = new int[FLIGHTS.length];
        for (int i = 0; i < rows.size(); i++) {
            regimeOf[flown.get(i)] = regimes.of(rows.get(i));
        }
        assertThat(regimeOf).doesNotHaveDuplicates();
        for (int i = 0; i < rows.size(); i++) {
            assertThat(regimes.of(rows.get(i))).isEqualTo(regimeOf[flown.get(i)]);
        }
    }

    @Test
    void takesSettingsThatWaverForOneWay() {
        Random random = new Random(1);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            rows.add(new double[] {1, random.nextGaussian(), random.nextDouble(), 100});
        }

        assertThat(OperatingRegimes.find(rows, CONDITIONS).count()).isOne();
    }

    @Test
    void knowsOneWayWithoutConditions() {
        List<double[]> rows = List.of(new double[] {1}, new double[] {5});

        OperatingRegimes regimes = OperatingRegimes.find(rows, new int[0]);

        assertThat(regimes.count()).isOne();
        assertThat(regimes.of(rows.get(1))).isZero();
    }

    @Test
    void passesOverAConditionThatIsMissing() {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            double missing = i % 10 == 0 ? Double.NaN : i % 2 * 5;
            rows.add(new double[] {0, missing, i % 2, i % 2 * 100});
        }

        OperatingRegimes regimes = OperatingRegimes.find(rows, CONDITIONS);

        assertThat(regimes.count()).isEqualTo(2);
        assertThat(regimes.of(new double[] {0, Double.NaN, 1, 100}))
                .isEqualTo(regimes.of(new double[] {0, 5, 1, 100}))
                .isNotEqualTo(regimes.of(new double[] {0, 0, 0, 0}));
    }
}
