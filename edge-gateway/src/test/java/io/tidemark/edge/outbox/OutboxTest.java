package io.tidemark.edge.outbox;

import static io.tidemark.edge.outbox.EventKind.ANOMALY;
import static io.tidemark.edge.outbox.EventKind.GATEWAY_HEALTH;
import static io.tidemark.edge.outbox.EventKind.LEDGER_ENTRY;
import static io.tidemark.edge.outbox.EventKind.REJECTED_READING;
import static io.tidemark.edge.outbox.EventKind.WINDOW_SUMMARY;
import static io.tidemark.edge.outbox.SampleEvents.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.events.EventCodec;
import io.tidemark.events.LedgerAction;
import io.tidemark.events.LedgerEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest extends OutboxFixture {

    @Test
    void numbersResultsFromOneInTheirOrder() {
        outbox.append(List.of(entry(WINDOW_SUMMARY, 1), entry(WINDOW_SUMMARY, 2)));
        outbox.append(List.of(entry(WINDOW_SUMMARY, 3)));

        assertThat(sequences(everythingWaiting())).containsExactly(1L, 2L, 3L);
        assertThat(everythingWaiting().get(2).event()).isEqualTo(entry(WINDOW_SUMMARY, 3).event());
    }

    @Test
    void ignoresASecondResultWithAKnownIdAndGivesItNoNumber() {
        outbox.append(List.of(entry(WINDOW_SUMMARY, 1)));

        int added =
                outbox.append(
                        List.of(
                                entry(WINDOW_SUMMARY, 1),
                                entry(WINDOW_SUMMARY, 2),
                                entry(WINDOW_SUMMARY, 2)));

        assertThat(added).isEqualTo(1);
        assertThat(sequences(everythingWaiting())).containsExactly(1L, 2L);
    }

    @Test
    void keepsADeliveredResultUntilNoReplayCanBringItAgainAndTheRetentionIsOver() {
        outbox.append(List.of(entry(WINDOW_SUMMARY, 1)));
        outbox.markDelivered(everythingWaiting());
        clock.advance(RETENTION.multipliedBy(24));
        assertThat(outbox.purge(RETENTION)).isZero();
        assertThat(outbox.append(List.of(entry(WINDOW_SUMMARY, 1)))).isZero();

        outbox.checkpointCompleted(1, 1);
        clock.advance(RETENTION.multipliedBy(-23));
        assertThat(outbox.purge(RETENTION)).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(outbox.purge(RETENTION)).isEqualTo(1);
    }

    @Test
    void knowsAnIdAsLongAsACheckpointFromBeforeItMayBeRestored() {
        int retained = 2;
        outbox.append(List.of(entry(WINDOW_SUMMARY, 1)));
        outbox.checkpointCompleted(1, retained);
        assertThat(outbox.append(List.of(entry(WINDOW_SUMMARY, 1)))).isZero();
        outbox.append(List.of(entry(WINDOW_SUMMARY, 2)));
        outbox.checkpointCompleted(2, retained);
        assertThat(outbox.append(List.of(entry(WINDOW_SUMMARY, 2)))).isZero();
        outbox.append(List.of(entry(WINDOW_SUMMARY, 3)));
        outbox.checkpointCompleted(3, retained);

        assertThat(outbox.append(List.of(entry(WINDOW_SUMMARY, 3)))).isZero();
        assertThat(outbox.append(List.of(entry(WINDOW_SUMMARY, 1)))).isEqualTo(1);
    }

    @Test
    void knowsAgainWhatMayComeAgainAfterAnOlderCheckpointWasRestored() {
        outbox.append(List.of(entry(WINDOW_SUMMARY, 1), entry(WINDOW_SUMMARY, 2)));
        outbox.checkpointCompleted(1, 1);
        outbox.checkpointCompleted(2, 1);

        outbox.restored(1);

        assertThat(outbox.append(List.of(entry(WINDOW_SUMMARY, 2)))).isZero();
        outbox.restored(0);
        assertThat(outbox.append(List.of(entry(WINDOW_SUMMARY, 1)))).isZero();
    }

    @Test
    void declaresWhatACheckpointHasAndTheFileHasLostAndGivesItsNumbersToNothing() throws Exception {
        outbox.append(List.of(entry(ANOMALY, 1)));

        outbox.restored(4);

        outbox.append(List.of(entry(ANOMALY, 2)));
        assertThat(sequences(everythingWaiting())).containsExactly(1L, 6L, 5L);
        LedgerEntry entry = (LedgerEntry) EventCodec.decode(everythingWaiting().get(2).event());
        assertThat(entry.getAction()).isEqualTo(LedgerAction.DAMAGED);
        assertThat(entry.getFirstSequence()).isEqualTo(2);
        assertThat(entry.getLastSequence()).isEqualTo(4);
        assertThat(outbox.counts().damaged()).isEqualTo(3);
        assertThat(outbox.counts().pending()).isEqualTo(3);
    }

    @Test
    void declaresInTheLedgerWhatIsSetAside() throws Exception {
        outbox.append(List.of(entry(ANOMALY, 1), entry(WINDOW_SUMMARY, 2)));

        outbox.setAside(everythingWaiting().get(1), "the cloud refuses it");

        assertThat(sequences(everythingWaiting())).containsExactly(1L, 3L);
        assertThat(EventCodec.decode(everythingWaiting().get(1).event()))
                .isEqualTo(
                        LedgerEntry.newBuilder()
                                .setGateway("g1")
                                .setEnteredAt(clock.instant())
                                .setAction(LedgerAction.SET_ASIDE)
                                .setKind("window-summary")
                                .setReason("the cloud refuses it")
                                .setFirstSequence(2)
                                .setLastSequence(2)
                                .setEarliestAt(SampleEvents.summary(2).getWindowStart())
                                .setLatestAt(SampleEvents.summary(2).getWindowEnd())
                                .build());
        assertThat(outbox.counts().emittedByKind()).containsEntry(LEDGER_ENTRY, 1L);
    }

    @Test
    void purgesNothingThatWaits() {
        outbox.append(List.of(entry(WINDOW_SUMMARY, 1)));
        clock.advance(RETENTION.multipliedBy(1000));

        assertThat(outbox.purge(RETENTION)).isZero();
        assertThat(everythingWaiting()).hasSize(1);
    }

    @Test
    void deliversTheUrgentFirstAndThenBySequence() {
        outbox.append(
                List.of(
                        entry(WINDOW_SUMMARY, 1),
                        entry(GATEWAY_HEALTH, 2),
                        entry(ANOMALY, 3),
                        entry(REJECTED_READING, 4),
                        entry(WINDOW_SUMMARY, 5),
                        entry(ANOMALY, 6)));

        assertThat(sequences(everythingWaiting())).containsExactly(3L, 6L, 2L, 4L, 1L, 5L);
    }

    @Test
    void boundsWhatIsTakenByRowsAndBytes() {
        for (int number = 1; number <= 10; number++) {
            outbox.append(List.of(entry(WINDOW_SUMMARY, number)));
        }
        long bytes = entry(WINDOW_SUMMARY, 1).event().length;

        assertThat(outbox.deliveryOrder().next(4, EVERYTHING)).hasSize(4);
        assertThat(outbox.deliveryOrder().next(100, 3 * bytes)).hasSize(3);
        assertThat(outbox.deliveryOrder().next(100, 1)).hasSize(1);
    }

    @Test
    void meetsEachWaitingResultOnceUntilItStartsAgain() {
        outbox.append(List.of(entry(ANOMALY, 1), entry(WINDOW_SUMMARY, 2)));
        DeliveryOrder order = outbox.deliveryOrder();
        assertThat(sequences(order.next(1, EVERYTHING))).containsExactly(1L);
        assertThat(sequences(order.next(9, EVERYTHING))).containsExactly(2L);
        outbox.append(List.of(entry(ANOMALY, 3)));
        assertThat(sequences(order.next(9, EVERYTHING))).containsExactly(3L);
        assertThat(order.next(9, EVERYTHING)).isEmpty();

        order.restart();

        assertThat(sequences(order.next(9, EVERYTHING))).containsExactly(1L, 3L, 2L);
    }

    @Test
    void countsADeliveryOnce() {
        outbox.append(List.of(entry(ANOMALY, 1)));
        List<OutboxResult> waiting = everythingWaiting();
        outbox.markDelivered(waiting);
        outbox.markDelivered(waiting);
        outbox.setAside(waiting.get(0), "too late for that");

        OutboxCounts counts = outbox.counts();
        assertThat(counts.uplinked()).isEqualTo(1);
        assertThat(counts.undeliverable()).isZero();
        assertThat(counts.pending()).isZero();
    }

    @Test
    void storesAllOfACallOrNothing() {
        OutboxEntry notAnId = new OutboxEntry("z".repeat(32), ANOMALY, new byte[] {1});

        assertThatThrownBy(() -> outbox.append(List.of(entry(ANOMALY, 1), notAnId)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(outbox.counts().emitted()).isZero();
        outbox.append(List.of(entry(ANOMALY, 2)));
        assertThat(sequences(everythingWaiting())).containsExactly(1L);
    }

    @Test
    void tellsAnEntryOfTheCountsJustBeforeIt() {
        outbox.append(List.of(entry(ANOMALY, 1), entry(ANOMALY, 2)));
        List<OutboxCounts> told = new ArrayList<>();

        outbox.append(
                counts -> {
                    told.add(counts);
                    return entry(GATEWAY_HEALTH, 1);
                });

        assertThat(told).singleElement().extracting(OutboxCounts::emitted).isEqualTo(2L);
        assertThat(outbox.counts().emittedByKind()).containsEntry(GATEWAY_HEALTH, 1L);
    }
}
