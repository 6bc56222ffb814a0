package io.tidemark.edge.outbox.compaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.outbox.Accounting;
import io.tidemark.edge.outbox.EventKind;
import io.tidemark.edge.outbox.OutboxConfig;
import io.tidemark.edge.outbox.OutboxEntry;
import io.tidemark.edge.outbox.OutboxFixture;
import io.tidemark.edge.outbox.OutboxResult;
import io.tidemark.edge.outbox.SampleEvents;
import io.tidemark.events.LedgerAction;
import io.tidemark.events.LedgerEntry;
import io.tidemark.events.WindowSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompactionTest extends OutboxFixture {

    private static final long PLENTY = 1L << 40;
    private static final long TOO_LITTLE = 1;

    @Test
    void leavesAnOutboxAloneThatHasRoom() throws Exception {
        fill(200);
        List<Long> before = sequences(everythingWaiting());

        compaction(PLENTY, PLENTY).run();

        assertThat(sequences(everythingWaiting())).isEqualTo(before);
    }

    @Test
    void foldsAndDropsNothingMoreThanItMust() throws Exception {
        fill(600);
        long used = store().usage().usedBytes();

        compaction(used - 1, PLENTY).run();

        assertThat(store().usage().usedBytes()).isLessThanOrEqualTo((long) (used * 0.9));
        assertThat(outbox.counts().folded()).isPositive();
        assertThat(outbox.counts().dropped()).isZero();
        Accounting.assertComplete(outbox, List.of());
    }

    @Test
    void dropsAllButTheLedgerIfNothingElseHelpsAndAnomaliesLast() throws Exception {
        fill(600);
        long all = outbox.counts().pending();

        compaction(TOO_LITTLE, PLENTY).run();

        List<LedgerEntry> ledger = Accounting.ledger(outbox);
        assertThat(outbox.counts().folded()).isPositive();
        // Runs are left that take less than their entry in the ledger would.
        assertThat(outbox.counts().pending() - ledger.size()).isLessThan(all / 20);
        assertThat(ledger.stream().map(LedgerEntry::getAction).distinct())
                .containsExactly(LedgerAction.FOLDED, LedgerAction.DROPPED);
        assertThat(
                        ledger.stream()
                                .filter(entry -> entry.getAction() == LedgerAction.DROPPED)
                                .map(LedgerEntry::getKind)
                                .distinct())
                .containsExactly(
                        "window-summary",
                        "rejected-reading",
                        "gateway-health",
                        "failure-prediction",
                        "model-evaluation",
                        "anomaly");
        assertThat(ledger.get(0).getReason()).contains("outbox.maximum-size is 1 bytes");
        Accounting.assertComplete(outbox, List.of());
    }

    @Test
    void makesRoomForADiskThatOthersFillAsWell() throws Exception {
        fill(600);

        compaction(PLENTY, 1_000).run();

        assertThat(outbox.counts().folded()).isPositive();
        assertThat(Accounting.ledger(outbox).get(0).getReason())
                .contains("outbox.minimum-free-disk");
    }

    @Test
    void leavesAloneWhatAReplayMayBringAgain() throws Exception {
        fill(600);
        outbox.restored(0);
        List<Long> before = sequences(everythingWaiting());

        compaction(TOO_LITTLE, PLENTY).run();

        assertThat(sequences(everythingWaiting())).isEqualTo(before);
    }

    @Test
    void leavesAloneWhatIsBeingSentUntilItIsSettled() throws Exception {
        fill(600);
        List<OutboxResult> all = everythingWaiting();
        outbox.sending(all);
        compaction(TOO_LITTLE, PLENTY).run();
        assertThat(everythingWaiting()).hasSameSizeAs(all);

        outbox.notSending(all.subList(0, all.size() / 2));
        compaction(TOO_LITTLE, PLENTY).run();

        assertThat(sequences(everythingWaiting()))
                .containsAll(sequences(all.subList(all.size() / 2, all.size())));
    }

    @Test
    void tellsASenderWhatWasTakenOutSinceItWasRead() throws Exception {
        fill(600);
        List<OutboxResult> read = everythingWaiting();
        compaction(TOO_LITTLE, PLENTY).run();

        assertThat(outbox.sending(read).size()).isLessThan(5);
    }

    /** Summaries of four sensors, and runs of each other kind. */
    private void fill(int windows) {
        List<OutboxEntry> entries = new ArrayList<>();
        for (WindowSummary summary : new PlantSimulation(7, 4).summaries(windows)) {
            entries.add(OutboxEntry.of(summary));
        }
        addRun(entries, EventKind.ANOMALY, 8);
        addRun(entries, EventKind.REJECTED_READING, 6);
        addRun(entries, EventKind.GATEWAY_HEALTH, 6);
        addRun(entries, EventKind.FAILURE_PREDICTION, 8);
        addRun(entries, EventKind.MODEL_EVALUATION, 8);
        outbox.append(entries);
        outbox.checkpointCompleted(outbox.lastSequence(), 1);
    }

    private static void addRun(List<OutboxEntry> entries, EventKind kind, int length) {
        for (int number = 0; number < length; number++) {
            entries.add(SampleEvents.entry(kind, number));
        }
    }

    private Compaction compaction(long maximumBytes, long freeDisk) {
        OutboxConfig config =
                new OutboxConfig(
                        file,
                        Duration.ZERO,
                        1,
                        RETENTION,
                        maximumBytes,
                        freeDisk == PLENTY ? 0 : PLENTY,
                        1);
        return new Compaction(
                store(),
                new OutboxSpace(store(), config, path -> freeDisk),
                Duration.ofMillis(PlantSimulation.WINDOW_MILLIS),
                Duration.ofMillis(PlantSimulation.LATENESS_MILLIS));
    }
}
