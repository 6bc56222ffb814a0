package io.tidemark.cloud.ingest;

import io.tidemark.events.EventId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** The events of one record, by what they are about. */
final class EventGroups {

    private final KinesisRecord record;
    private final RuleEnvelope envelope;
    private final Map<String, ReceivedEvents> groups = new LinkedHashMap<>();

    EventGroups(KinesisRecord record, RuleEnvelope envelope) {
        this.record = record;
        this.envelope = envelope;
    }

    /**
     * Adds an event that has been checked.
     *
     * @param sequence the event's number in its gateway's outbox
     * @param encoded its bytes; not copied
     */
    void add(EventTable table, SpecificRecord event, long sequence, byte[] encoded) {
        String id = EventId.of(event);
        groups.computeIfAbsent(
                        subject(table, event, id),
                        subject -> new ReceivedEvents(record, envelope, table, subject))
                .events
                .add(new ReceivedEvent(id, sequence, encoded));
    }

    /** In the order of each group's first event; each group in the order of the record. */
    Collection<ReceivedEvents> all() {
        return groups.values();
    }

    /**
     * A function of the event's identity: copies of an event have the same, whatever they come
     * with. Windows of all sensors of a gateway begin together, so a message has few of them.
     */
    private String subject(EventTable table, SpecificRecord event, String id) {
        return table.momentOfIdentity()
                .map(field -> event.get(event.getSchema().getField(field).pos()))
                .map(moment -> subject(table, ((Instant) moment).getEpochSecond()))
                .orElse(id);
    }

    private String subject(EventTable table, long second) {
        return envelope.gateway() + '/' + table.tableName() + '/' + second;
    }
}
