package io.tidemark.edge.outbox.store;

import java.sql.SQLException;

/** What changes the outbox, in one transaction. */
@FunctionalInterface
public interface Changes {

    /**
     * Makes the changes; they are undone if it throws.
     *
     * @return a number of rows, which is the caller's affair
     */
    int make(OutboxChange change) throws SQLException;
}
