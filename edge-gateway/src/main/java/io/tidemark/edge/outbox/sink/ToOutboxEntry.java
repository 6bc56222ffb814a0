package io.tidemark.edge.outbox.sink;

import io.tidemark.edge.outbox.OutboxEntry;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.MapFunction;

/** An event of the contract to the entry that stores it. */
public final class ToOutboxEntry<E extends SpecificRecord> implements MapFunction<E, OutboxEntry> {

    private static final long serialVersionUID = 1L;

    @Override
    public OutboxEntry map(E event) {
        return OutboxEntry.of(event);
    }
}
