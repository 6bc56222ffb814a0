package io.tidemark.edge.uplink;

import io.tidemark.edge.outbox.OutboxResult;

/**
 * A result that can not be delivered.
 *
 * @param result the result
 * @param reason how it is known
 */
record Convicted(OutboxResult result, String reason) {}
