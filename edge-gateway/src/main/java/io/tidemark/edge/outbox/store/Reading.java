package io.tidemark.edge.outbox.store;

import java.sql.SQLException;

/** What reads the outbox. */
@FunctionalInterface
public interface Reading<T> {
    /** Reads, within one turn. */
    T from(OutboxTables tables) throws SQLException;
}
