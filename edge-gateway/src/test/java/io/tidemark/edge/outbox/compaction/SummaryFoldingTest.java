package io.tidemark.edge.outbox.compaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.edge.outbox.Accounting;
import io.tidemark.edge.outbox.EventKind;
import io.tidemark.edge.outbox.OutboxEntry;
import io.tidemark.edge.outbox.OutboxFixture;
import io.tidemark.edge.outbox.OutboxResult;
import io.tidemark.events.EventCodec;
import io.tidemark.events.WindowSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random plants, folded, against every value that went into their windows. */
class SummaryFoldingTest extends OutboxFixture {

    private static final int SENSORS = 4;
    private static final int WINDOWS = 12 * 40;
    private static final double EXACT = 1e-9;

    /** Ends of windows, by sensor: which windows of 5 s are still there by themselves. */
    private final Map<String, TreeSet<Long>> fine = new TreeMap<>();

    private final List<Long> delivered = new ArrayList<>();
    private final List<WindowSummary> deliveredSummaries = new ArrayList<>();
    private PlantSimulation plant;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keepsEveryReadingInExactlyOneWindow(long seed) throws Exception {
        Random random = new Random(seed);
        plant = new PlantSimulation(seed, SENSORS);
        List<WindowSummary> emitted = plant.summaries(WINDOWS);
        int half = emitted.size() / 2;
        append(emitted.subList(0, half));
        fold(Duration.ofMinutes(1));
        append(emitted.subList(half, emitted.size()));
        deliverSome(random);
        List<OutboxResult> sending = everythingWaiting().stream().skip(400).limit(3).toList();
        assertThat(outbox.sending(sending)).isEqualTo(sending);

        fold(Duration.ofMinutes(1));
        Accounting.assertComplete(outbox, delivered);
        assertReadingsAreKept();
        fold(Duration.ofMinutes(15));
        Accounting.assertComplete(outbox, delivered);
        assertReadingsAreKept();

        assertThat(sequences(everythingWaiting())).containsAll(sequences(sending));
        assertThat(lengths().get(Duration.ofMinutes(15))).isGreaterThanOrEqualTo(SENSORS);
        assertThat(outbox.counts().folded()).isGreaterThan(1_000);
    }

    private void append(List<WindowSummary> summaries) {
        List<OutboxEntry> entries = new ArrayList<>();
        for (WindowSummary summary : summaries) {
            entries.add(OutboxEntry.of(summary));
        }
        outbox.append(entries);
        outbox.checkpointCompleted(outbox.lastSequence(), 1);
    }

    /** First revisions only: later ones leave later. */
    private void deliverSome(Random random) throws Exception {
        List<OutboxResult> some = new ArrayList<>();
        for (OutboxResult result : everythingWaiting()) {
            if (EventCodec.decode(result.event()) instanceof WindowSummary summary
                    && length(summary) == PlantSimulation.WINDOW_MILLIS
                    && summary.getRevision() == 0
                    && random.nextInt(20) == 0) {
                some.add(result);
                deliveredSummaries.add(summary);
            }
        }
        outbox.markDelivered(some);
        delivered.addAll(sequences(some));
    }

    private void fold(Duration longWindow) {
        SummaryFolding folding =
                new SummaryFolding(
                        store(),
                        Duration.ofMillis(PlantSimulation.WINDOW_MILLIS),
                        Duration.ofMillis(PlantSimulation.LATENESS_MILLIS),
                        longWindow);
        while (folding.foldSome("a test")) {
            clock.advance(Duration.ofMillis(1));
        }
    }

    private Map<Duration, Integer> lengths() throws Exception {
        Map<Duration, Integer> lengths = new TreeMap<>();
        for (WindowSummary summary : waitingSummaries()) {
            lengths.merge(
                    Duration.between(summary.getWindowStart(), summary.getWindowEnd()),
                    1,
                    Integer::sum);
        }
        return lengths;
    }

    private List<WindowSummary> waitingSummaries() throws Exception {
        List<WindowSummary> summaries = new ArrayList<>();
        for (OutboxResult result : everythingWaiting()) {
            if (result.kind() == EventKind.WINDOW_SUMMARY) {
                summaries.add((WindowSummary) EventCodec.decode(result.event()));
            }
        }
        return summaries;
    }

    /** Every window of 5 s that is in a longer one is there no more by itself. */
    private void assertReadingsAreKept() throws Exception {
        fine.clear();
        for (WindowSummary summary : waitingSummaries()) {
            if (length(summary) == PlantSimulation.WINDOW_MILLIS) {
                fine.computeIfAbsent(summary.getSensor(), absent -> new TreeSet<>())
                        .add(summary.getWindowStart().toEpochMilli());
            }
        }
        for (WindowSummary summary : deliveredSummaries) {
            fine.computeIfAbsent(summary.getSensor(), absent -> new TreeSet<>())
                    .add(summary.getWindowStart().toEpochMilli());
        }
        Map<String, TreeSet<Long>> folded = new TreeMap<>();
        for (WindowSummary summary : waitingSummaries()) {
            if (length(summary) > PlantSimulation.WINDOW_MILLIS) {
                assertIsWhatItsReadingsGive(
                        summary,
                        folded.computeIfAbsent(summary.getSensor(), absent -> new TreeSet<>()));
            }
        }
        plant.values.forEach(
                (sensor, windows) -> {
                    TreeSet<Long> all = new TreeSet<>(fine.get(sensor));
                    all.addAll(folded.getOrDefault(sensor, new TreeSet<>()));
                    assertThat(all).isEqualTo(windows.keySet());
                });
    }

    private void assertIsWhatItsReadingsGive(WindowSummary summary, TreeSet<Long> folded) {
        List<Double> values = new ArrayList<>();
        Long newest = null;
        for (Map.Entry<Long, List<Double>> window :
                plant.values
                        .get(summary.getSensor())
                        .subMap(
                                summary.getWindowStart().toEpochMilli(),
                                summary.getWindowEnd().toEpochMilli())
                        .entrySet()) {
            if (!fine.get(summary.getSensor()).contains(window.getKey())) {
                assertThat(folded.add(window.getKey())).isTrue();
                values.addAll(window.getValue());
                newest = window.getKey();
            }
        }
        assertThat(summary.getCount()).isEqualTo(values.size());
        assertThat(summary.getMean()).isCloseTo(PlantSimulation.mean(values), within(EXACT));
        assertThat(summary.getStandardDeviation())
                .isCloseTo(PlantSimulation.deviation(values), within(EXACT));
        assertThat(summary.getMin()).isEqualTo(values.stream().min(Double::compare).get());
        assertThat(summary.getMax()).isEqualTo(values.stream().max(Double::compare).get());
        List<Double> last = plant.values.get(summary.getSensor()).get(newest);
        assertThat(summary.getLast()).isEqualTo(last.get(last.size() - 1));
    }

    private static long length(WindowSummary summary) {
        return summary.getWindowEnd().toEpochMilli() - summary.getWindowStart().toEpochMilli();
    }
}
