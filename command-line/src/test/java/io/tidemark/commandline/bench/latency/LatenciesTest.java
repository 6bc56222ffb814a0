package io.tidemark.commandline.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void percentilesAreByTheNearestRank() {
        List<Long> millis = LongStream.rangeClosed(1, 200).map(n -> 201 - n).boxed().toList();

        assertThat(Latencies.of(210, millis)).isEqualTo(new Latencies(210, 200, 100, 198, 200));
    }

    @Test
    void ofOneAllPercentilesAreThatOne() {
        assertThat(Latencies.of(1, List.of(42L))).isEqualTo(new Latencies(1, 1, 42, 42, 42));
    }

    @Test
    void nothingFoundIsNoLatency() {
        assertThat(Latencies.of(3, List.of())).isEqualTo(new Latencies(3, 0, 0, 0, 0));
    }
}
