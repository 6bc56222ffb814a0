package io.tidemark.cloud;

import io.tidemark.cloud.deduplication.RefuseDuplicates;
import io.tidemark.cloud.ingest.DecodeRecord;
import io.tidemark.cloud.ingest.EventTable;
import io.tidemark.cloud.ingest.KinesisRecord;
import io.tidemark.cloud.ingest.QuarantinedRecord;
import io.tidemark.cloud.ingest.ReceivedEvents;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The picture of the cloud job, without its ends. */
final class AnalyticsPipeline {

    private AnalyticsPipeline() {}

    /**
     * Records of the stream to the events of each table.
     *
     * @param retention how long an event's id is remembered
     */
    static Outputs define(DataStream<KinesisRecord> records, Duration retention) {
        SingleOutputStreamOperator<ReceivedEvents> received =
                records.process(new DecodeRecord()).name("Decode record").uid("decode-record");

        SingleOutputStreamOperator<ReceivedEvents> admitted =
                received.keyBy(group -> group.subject)
                        .process(new RefuseDuplicates(retention))
                        .name("Refuse duplicates")
                        .uid("refuse-duplicates-by-subject");

        Map<EventTable, DataStream<ReceivedEvents>> events = new EnumMap<>(EventTable.class);
        for (EventTable table : EventTable.values()) {
            events.put(
                    table,
                    admitted.filter(group -> group.table == table)
                            .name("Only " + table.tableName())
                            .uid("only-" + table.tableName()));
        }
        return new Outputs(
                events,
                received.getSideOutput(DecodeRecord.QUARANTINED)
                        .union(admitted.getSideOutput(RefuseDuplicates.REPEATED)));
    }

    /** What the pipeline hands to its sinks. */
    static final class Outputs {

        private final Map<EventTable, DataStream<ReceivedEvents>> events;
        private final DataStream<QuarantinedRecord> quarantined;

        private Outputs(
                Map<EventTable, DataStream<ReceivedEvents>> events,
                DataStream<QuarantinedRecord> quarantined) {
            this.events = Collections.unmodifiableMap(events);
            this.quarantined = quarantined;
        }

        /** One stream for every table, no event twice. */
        Map<EventTable, DataStream<ReceivedEvents>> events() {
            return events;
        }

        /** What could not be decoded, or came before under another sequence number. */
        DataStream<QuarantinedRecord> quarantined() {
            return quarantined;
        }
    }
}
