package io.tidemark.cloud.lake;

import io.tidemark.cloud.ingest.EventTable;
import io.tidemark.cloud.ingest.ReceivedEvent;
import io.tidemark.cloud.ingest.ReceivedEvents;
import io.tidemark.events.EventCodec;
import io.tidemark.events.UndecodableEventException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.util.Collector;

/**
 * Events to rows of their table. A row has the table's columns in the table's order, which grows at
 * the end when events gain fields; a column that events do not have is null.
 */
final class EventsToRows implements FlatMapFunction<ReceivedEvents, RowData> {

    private static final long serialVersionUID = 1L;

    private static final int OF_NO_FIELD = -1;
    private static final int OF_EVENT_ID = -2;
    private static final int OF_SEQUENCE = -3;
    private static final int OF_ARRIVED_AT = -4;

    /** For each column the position of the event's field, or one of the above. */
    private final int[] sources;

    /**
     * @param columns names of the table's columns in their order
     */
    EventsToRows(EventTable table, List<String> columns) {
        Map<String, Integer> positions = new HashMap<>();
        for (Schema.Field field : table.eventSchema().getFields()) {
            positions.put(EventColumns.name(field.name()), field.pos());
        }
        positions.put(EventColumns.EVENT_ID, OF_EVENT_ID);
        positions.put(EventColumns.SEQUENCE, OF_SEQUENCE);
        positions.put(EventColumns.ARRIVED_AT, OF_ARRIVED_AT);
        this.sources =
                columns.stream()
                        .mapToInt(column -> positions.getOrDefault(column, OF_NO_FIELD))
                        .toArray();
    }

    @Override
    public void flatMap(ReceivedEvents group, Collector<RowData> rows)
            throws UndecodableEventException {
        TimestampData arrivedAt = TimestampData.fromEpochMillis(group.arrivedAtMillis);
        for (ReceivedEvent event : group.events) {
            rows.collect(row(event, arrivedAt));
        }
    }

    private RowData row(ReceivedEvent received, TimestampData arrivedAt)
            throws UndecodableEventException {
        SpecificRecord event = EventCodec.decode(received.encoded());
        GenericRowData row = new GenericRowData(sources.length);
        for (int column = 0; column < sources.length; column++) {
            int source = sources[column];
            row.setField(
                    column, source == OF_ARRIVED_AT ? arrivedAt : value(source, received, event));
        }
        return row;
    }

    private static Object value(int source, ReceivedEvent received, SpecificRecord event) {
        switch (source) {
            case OF_EVENT_ID:
                return StringData.fromString(received.id());
            case OF_SEQUENCE:
                return received.sequence();
            case OF_NO_FIELD:
                return null;
            default:
                return rowValue(event.get(source));
        }
    }

    private static Object rowValue(Object value) {
        if (value instanceof CharSequence || value instanceof Enum) {
            return StringData.fromString(value.toString());
        }
        if (value instanceof Instant) {
            return TimestampData.fromInstant((Instant) value);
        }
        if (value instanceof ByteBuffer) {
            ByteBuffer buffer = ((ByteBuffer) value).duplicate();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        }
        return value;
    }
}
