package io.tidemark.edge.outbox.store;

import io.tidemark.events.LedgerAction;
import java.util.Locale;

/** Why the row of a sequence number is gone. */
public enum Fate {
    /** Accepted by the cloud, long ago. */
    DELIVERED,
    /** Merged into a coarser window summary. */
    FOLDED,
    /** Deleted for want of space. */
    DROPPED,
    /** Unreadable on the disk. */
    DAMAGED;

    /** The name in the outbox's file. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if no fate has the label
     */
    public static Fate labelled(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /**
     * What the ledger says of it.
     *
     * @throws IllegalStateException for what was delivered, of which it says nothing
     */
    LedgerAction action() {
        return switch (this) {
            case FOLDED -> LedgerAction.FOLDED;
            case DROPPED -> LedgerAction.DROPPED;
            case DAMAGED -> LedgerAction.DAMAGED;
            case DELIVERED ->
                    throw new IllegalStateException("what was delivered is not in the ledger");
        };
    }
}
