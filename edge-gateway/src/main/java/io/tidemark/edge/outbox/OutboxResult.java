package io.tidemark.edge.outbox;

/**
 * A result as the outbox keeps it.
 *
 * @param sequence the result's number, from 1, without gaps over the life of the gateway
 * @param kind what the event is
 * @param event the event in Avro single-object encoding; not to be changed
 */
public record OutboxResult(long sequence, EventKind kind, byte[] event) {}
