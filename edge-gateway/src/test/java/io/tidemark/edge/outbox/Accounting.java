package io.tidemark.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.events.EventCodec;
import io.tidemark.events.LedgerAction;
import io.tidemark.events.LedgerEntry;
import io.tidemark.events.UndecodableEventException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** The oracle of the outbox: every number from 1 to the highest is accounted for exactly once. */
public final class Accounting {

    private Accounting() {}

    /** What waits, in the order of delivery. */
    public static List<OutboxResult> waiting(Outbox outbox) {
        return outbox.deliveryOrder().next(Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    /** The entries of the ledger that wait. */
    public static List<LedgerEntry> ledger(Outbox outbox) {
        List<LedgerEntry> ledger = new ArrayList<>();
        for (OutboxResult result : waiting(outbox)) {
            try {
                if (EventCodec.decode(result.event()) instanceof LedgerEntry entry) {
                    ledger.add(entry);
                }
            } catch (UndecodableEventException e) {
                throw new AssertionError(result + " cannot be decoded", e);
            }
        }
        return ledger;
    }

    /**
     * Holds if the ledger, what waits and what was delivered cover the numbers, each once, and the
     * counts agree with them.
     *
     * @param delivered the numbers that were delivered
     */
    public static void assertComplete(Outbox outbox, Collection<Long> delivered) {
        TreeMap<Long, String> covered = new TreeMap<>();
        delivered.forEach(number -> enter(covered, number, "delivered"));
        waiting(outbox).forEach(result -> enter(covered, result.sequence(), "waiting"));
        for (LedgerEntry entry : ledger(outbox)) {
            for (long number = entry.getFirstSequence();
                    number <= entry.getLastSequence();
                    number++) {
                enter(covered, number, entry.getAction().toString());
            }
        }
        OutboxCounts counts = outbox.counts();
        assertThat(covered).hasSize((int) counts.emitted());
        assertThat(covered.firstKey()).isEqualTo(1);
        assertThat(covered.lastKey()).isEqualTo(counts.emitted());
        assertThat(counts.pending()).isEqualTo(number(covered, "waiting"));
        assertThat(counts.folded()).isEqualTo(number(covered, LedgerAction.FOLDED.toString()));
        assertThat(counts.emitted())
                .isEqualTo(
                        counts.uplinked()
                                + counts.pending()
                                + counts.undeliverable()
                                + counts.folded()
                                + counts.dropped());
        assertThat(counts.pendingBytes())
                .isEqualTo(waiting(outbox).stream().mapToLong(r -> r.event().length).sum());
    }

    private static void enter(TreeMap<Long, String> covered, long number, String how) {
        String before = covered.put(number, how);
        assertThat(before).as("number %d is %s and %s", number, before, how).isNull();
    }

    private static long number(TreeMap<Long, String> covered, String how) {
        return covered.values().stream().filter(how::equals).count();
    }
}
