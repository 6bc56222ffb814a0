package io.tidemark.edge.outbox.store;

import io.tidemark.edge.outbox.OutboxResult;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that rows whose checksum is wrong are declared, and wait no more. */
final class DamagedRows {

    private static final Logger LOG = LoggerFactory.getLogger(DamagedRows.class);

    private final OutboxStore store;

    DamagedRows(OutboxStore store) {
        this.store = store;
    }

    /** The results of the rows that are intact; the others are declared. */
    List<OutboxResult> declare(List<StoredResult> waiting) {
        List<StoredResult> damaged = waiting.stream().filter(row -> !row.intact()).toList();
        if (!damaged.isEmpty()) {
            store.change("declare damaged results", change -> change.declareDamaged(damaged));
            LOG.error("Results are damaged on the disk, and declared in the ledger: {}", damaged);
        }
        return waiting.stream().filter(StoredResult::intact).map(StoredResult::result).toList();
    }
}
