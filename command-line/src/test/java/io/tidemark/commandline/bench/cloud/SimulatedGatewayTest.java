package io.tidemark.commandline.bench.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.events.Anomaly;
import io.tidemark.events.EventCodec;
import io.tidemark.events.EventId;
import io.tidemark.events.GatewayHealth;
import io.tidemark.events.UplinkBatch;
import io.tidemark.events.UplinkEntry;
import io.tidemark.events.WindowSummary;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulatedGatewayTest {

    private static final int SENSORS = 100;
    private static final int RESULTS = 5_000;

    @Test
    void numbersItsResultsWithoutAGapFromMessageToMessage() {
        SimulatedGateway gateway = new SimulatedGateway(1, SENSORS);
        List<SimulatedResult> first = gateway.next(300);
        List<SimulatedResult> second = gateway.next(200);

        assertThat(first)
                .extracting(SimulatedResult::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 300).boxed().toList());
        assertThat(second.get(0).sequence()).isEqualTo(301);
    }

    @Test
    void neverSaysTheSameTwice() {
        Set<String> ids = new HashSet<>();
        for (int number = 0; number < 2; number++) {
            for (SimulatedResult result : new SimulatedGateway(number, SENSORS).next(RESULTS)) {
                assertThat(ids.add(EventId.of(result.event()))).isTrue();
            }
        }
    }

    @Test
    void sendsWindowsWithAFewAnomaliesAndItsHealthEveryMinute() {
        List<SimulatedResult> results = new SimulatedGateway(1, SENSORS).next(RESULTS);

        assertThat(results)
                .filteredOn(result -> result.event() instanceof Anomaly)
                .hasSize(RESULTS / 1_000);
        // 50 windows of 5 s.
        assertThat(results)
                .filteredOn(result -> result.event() instanceof GatewayHealth)
                .hasSize(4);
        assertThat(results)
                .filteredOn(result -> result.event() instanceof WindowSummary)
                .allSatisfy(
                        result -> {
                            WindowSummary summary = (WindowSummary) result.event();
                            assertThat(summary.getMean())
                                    .isBetween(summary.getMin(), summary.getMax());
                            assertThat(summary.getStandardDeviation()).isPositive();
                        });
    }

    @Test
    void sendsWhatTheCloudDecodes() throws Exception {
        SimulatedGateway gateway = new SimulatedGateway(3, SENSORS);
        List<SimulatedResult> results = gateway.next(2_000);

        UplinkBatch batch = EventCodec.decodeBatch(gateway.message(results));

        assertThat(batch.getGateway()).isEqualTo(gateway.name());
        assertThat(batch.getEntries()).hasSameSizeAs(results);
        for (int row = 0; row < results.size(); row++) {
            UplinkEntry entry = batch.getEntries().get(row);
            assertThat(entry.getSequence()).isEqualTo(results.get(row).sequence());
            assertThat(EventCodec.decode(entry.getEvent().array()))
                    .isEqualTo(results.get(row).event());
        }
    }

    @Test
    void sendsTheSameBytesEveryTime() {
        SimulatedGateway one = new SimulatedGateway(5, SENSORS);
        SimulatedGateway other = new SimulatedGateway(5, SENSORS);

        assertThat(one.message(one.next(1_000))).isEqualTo(other.message(other.next(1_000)));
    }
}
