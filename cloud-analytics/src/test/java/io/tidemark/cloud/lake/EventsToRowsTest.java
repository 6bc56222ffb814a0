package io.tidemark.cloud.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cloud.SampleEvents;
import io.tidemark.cloud.Uplinks;
import io.tidemark.cloud.ingest.EventTable;
import io.tidemark.events.EventCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.junit.jupiter.api.Test;

class EventsToRowsTest {

    private static final long ARRIVED = Uplinks.RECEIVED.toEpochMilli();

    @Test
    void takesTheColumnsInTheOrderOfTheTable() throws Exception {
        RowData row =
                row(
                        EventTable.REJECTED_READINGS,
                        EventCodec.encode(SampleEvents.rejectedReading("g1", 3)),
                        "occurrence",
                        "arrived_at",
                        "reason",
                        "event_id",
                        "payload",
                        "sequence",
                        "received_at",
                        "event_time");

        assertThat(row.getLong(0)).isEqualTo(3);
        assertThat(row.getTimestamp(1, 6)).isEqualTo(TimestampData.fromEpochMillis(ARRIVED));
        assertThat(row.getString(2)).isEqualTo(StringData.fromString("NOT_A_NUMBER"));
        assertThat(row.getString(3)).isEqualTo(StringData.fromString("the-id"));
        assertThat(row.getBinary(4)).containsExactly(0, 0xff, 7);
        assertThat(row.getLong(5)).isEqualTo(17);
        assertThat(row.getTimestamp(6, 6).toString()).isEqualTo("2026-03-01T12:00");
        assertThat(row.isNullAt(7)).isTrue();
    }

    @Test
    void leavesAColumnNullThatEventsNoLongerHave() throws Exception {
        RowData row =
                row(
                        EventTable.ANOMALIES,
                        EventCodec.encode(SampleEvents.anomaly("g1", 1)),
                        "gateway",
                        "removed_field");

        assertThat(row.getString(0)).isEqualTo(StringData.fromString("g1"));
        assertThat(row.isNullAt(1)).isTrue();
    }

    private static RowData row(EventTable table, byte[] event, String... columns)
            throws IOException {
        List<RowData> rows = new ArrayList<>();
        new EventsToRows(table, List.of(columns))
                .flatMap(Uplinks.received("the-id", table, 17, event), new ListCollector<>(rows));
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }
}
