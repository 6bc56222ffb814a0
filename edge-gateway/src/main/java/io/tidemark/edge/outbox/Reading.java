package io.tidemark.edge.outbox;

import java.sql.SQLException;

/** What reads the outbox. */
@FunctionalInterface
interface Reading<T> {
    T from(OutboxTables tables) throws SQLException;
}
