package io.tidemark.edge.uplink;

import io.tidemark.edge.outbox.OutboxResult;
import java.util.List;

/**
 * A message and what it carries.
 *
 * @param payload the encoded batch
 * @param results the results in it
 */
record UplinkMessage(byte[] payload, List<OutboxResult> results) {}
