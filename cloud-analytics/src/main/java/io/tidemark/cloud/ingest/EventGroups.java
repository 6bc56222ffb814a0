package io.tidemark.cloud.ingest;

import io.tidemark.events.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** The events of one record, by what they are about. */
final class EventGroups {

    private final KinesisRecord record;
    private final RuleEnvelope envelope;
    private final Map<EventTable, Map<Object, ReceivedEvents>> groups =
            new EnumMap<>(EventTable.class);
    private final List<ReceivedEvents> inOrder = new ArrayList<>();

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
        groups.computeIfAbsent(table, absent -> new HashMap<>())
                .computeIfAbsent(secondOrId(table, event, id), subject -> begun(table, subject))
                .events
                .add(new ReceivedEvent(id, sequence, encoded));
    }

    /** In the order of each group's first event; each group in the order of the record. */
    List<ReceivedEvents> all() {
        return inOrder;
    }

    /**
     * A function of the event's identity: copies of an event have the same, whatever they come
     * with. Windows of all sensors of a gateway begin together, so a message has few of them.
     */
    private static Object secondOrId(EventTable table, SpecificRecord event, String id) {
        String moment = table.momentOfIdentity();
        if (moment == null) {
            return id;
        }
        return ((Instant) event.get(event.getSchema().getField(moment).pos())).getEpochSecond();
    }

    private ReceivedEvents begun(EventTable table, Object secondOrId) {
        String subject = envelope.gateway() + '/' + table.tableName() + '/' + secondOrId;
        ReceivedEvents group = new ReceivedEvents(record, envelope, table, subject);
        inOrder.add(group);
        return group;
    }
}
