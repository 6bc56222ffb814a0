package io.tidemark.commandline.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuTimeTest {

    /** User 1234 and kernel 66 hundredths; the name holds what could be taken for the end. */
    private static final String BEFORE =
            "27678 (java) S (x) R 1 27678 27678 0 -1 4194560 9000 0 1 0 1234 66 7 8 20 0 40 0 1 2 3";

    private static final String AFTER =
            "27678 (java) S (x) R 1 27678 27678 0 -1 4194560 9999 0 1 0 1834 116 9 9 20 0 40 0 1 2";

    @Test
    void eventsPerCpuSecondComeFromTwoSamples() {
        double seconds = CpuTime.parse(AFTER).secondsSince(CpuTime.parse(BEFORE));

        assertThat(seconds).isCloseTo(6.5, within(1e-9));
        assertThat(CpuTime.eventsPerSecond(325_000, seconds)).isCloseTo(50_000, within(1e-6));
    }

    @Test
    void noCpuIsNoRate() {
        assertThat(CpuTime.eventsPerSecond(325_000, 0)).isZero();
    }

    @Test
    void aProcessCountsFromItsStart() {
        assertThat(CpuTime.parse(BEFORE).secondsSince(CpuTime.NONE)).isCloseTo(13, within(1e-9));
    }

    @Test
    void residentMemoryIsInMegabytes() {
        assertThat(
                        Memory.residentMb(
                                List.of("Name:\tjava", "VmHWM:\t 999 kB", "VmRSS:\t  262144 kB")))
                .isEqualTo(256);
        assertThat(Memory.residentMb(List.of("Name:\tjava"))).isZero();
    }

    @Test
    void threadsAreOrderedByWhatTheyUsedSince() {
        ThreadTimes before =
                new ThreadTimes(Map.of("source", new CpuTime(100), "gc", new CpuTime(900)));
        ThreadTimes after =
                new ThreadTimes(
                        Map.of(
                                "source", new CpuTime(400),
                                "gc", new CpuTime(950),
                                "young", new CpuTime(120)));

        assertThat(after.secondsSince(before).entrySet())
                .containsExactly(
                        Map.entry("source", 3.0), Map.entry("young", 1.2), Map.entry("gc", 0.5));
    }
}
