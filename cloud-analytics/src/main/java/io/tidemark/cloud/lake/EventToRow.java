package io.tidemark.cloud.lake;

import io.tidemark.cloud.ingest.EventTable;
import io.tidemark.cloud.ingest.ReceivedEvent;
import io.tidemark.events.EventCodec;
import io.tidemark.events.UndecodableEventException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;

/**
 * An event to a row of its table. The row has the table's columns in the table's order, which grows
 * at the end when events gain fields; a column that events do not have is null.
 */
final class EventToRow implements MapFunction<ReceivedEvent, RowData> {

    private static final long serialVersionUID = 1L;

    private final String[] columns;
    private final HashMap<String, Integer> positions = new HashMap<>();

    /**
     * @param columns names of the table's columns in their order
     */
    EventToRow(EventTable table, List<String> columns) {
        this.columns = columns.toArray(new String[0]);
        for (Schema.Field field : table.eventSchema().getFields()) {
            positions.put(EventColumns.name(field.name()), field.pos());
        }
    }

    @Override
    public RowData map(ReceivedEvent received) throws UndecodableEventException {
        SpecificRecord event = EventCodec.decode(received.event);
        GenericRowData row = new GenericRowData(columns.length);
        for (int column = 0; column < columns.length; column++) {
            row.setField(column, value(columns[column], received, event));
        }
        return row;
    }

    private Object value(String column, ReceivedEvent received, SpecificRecord event) {
        switch (column) {
            case EventColumns.EVENT_ID:
                return StringData.fromString(received.id);
            case EventColumns.SEQUENCE:
                return received.sequence;
            case EventColumns.ARRIVED_AT:
                return TimestampData.fromEpochMillis(received.arrivedAtMillis);
            default:
                Integer position = positions.get(column);
                return position == null ? null : rowValue(event.get(position));
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
