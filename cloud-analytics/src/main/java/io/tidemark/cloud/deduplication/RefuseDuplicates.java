package io.tidemark.cloud.deduplication;

import io.tidemark.cloud.ingest.QuarantineReason;
import io.tidemark.cloud.ingest.QuarantinedRecord;
import io.tidemark.cloud.ingest.ReceivedEvent;
import io.tidemark.cloud.ingest.ReceivedEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets the first event of an id pass and refuses all others; keyed by {@link
 * ReceivedEvents#subject}, which an event's copies share.
 *
 * <p>A copy has the number of the first. An event that comes again under another number, as from an
 * outbox that was salvaged, leaves on {@link #REPEATED}: else that number would be missing.
 *
 * <p>An id is remembered for the retention, by the job's clock, counted from the newest event that
 * was new about its subject, and not from copies; then Flink forgets it, and a copy that comes
 * later still would pass. Refused copies are counted as {@code duplicatesRefused}: they are the
 * price of links that deliver at least once, not a fault.
 *
 * <p>Ids of one subject are read and written together. What a gateway says of one second beyond
 * {@link RememberedEvents#MAXIMUM} events is remembered one by one, so that no gateway can make one
 * event cost more than that.
 */
public final class RefuseDuplicates
        extends KeyedProcessFunction<String, ReceivedEvents, ReceivedEvents> {

    private static final long serialVersionUID = 1L;

    /** Events that passed before under another sequence number, as often as they come. */
    public static final OutputTag<QuarantinedRecord> REPEATED =
            new OutputTag<QuarantinedRecord>("repeated") {};

    private final Duration retention;

    private transient ValueState<byte[]> together;

    /** First sequence number by id, of events for which there was no room in the other. */
    private transient MapState<String, Long> surplus;

    private transient Counter refused;

    /**
     * @param retention how long an id is remembered, positive
     */
    public RefuseDuplicates(Duration retention) {
        this.retention = retention;
    }

    @Override
    public void open(OpenContext context) {
        together =
                getRuntimeContext()
                        .getState(
                                forgotten(
                                        new ValueStateDescriptor<>(
                                                "remembered-events",
                                                PrimitiveArrayTypeInfo
                                                        .BYTE_PRIMITIVE_ARRAY_TYPE_INFO)));
        surplus =
                getRuntimeContext()
                        .getMapState(
                                forgotten(
                                        new MapStateDescriptor<>(
                                                "surplus-events", Types.STRING, Types.LONG)));
        refused = getRuntimeContext().getMetricGroup().counter("duplicatesRefused");
    }

    private <D extends StateDescriptor<?, ?>> D forgotten(D descriptor) {
        descriptor.enableTimeToLive(
                StateTtlConfig.newBuilder(retention)
                        .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
                        .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
                        .build());
        return descriptor;
    }

    @Override
    public void processElement(
            ReceivedEvents group, Context context, Collector<ReceivedEvents> admitted)
            throws Exception {
        RememberedEvents remembered = RememberedEvents.of(together.value(), group.events.size());
        List<ReceivedEvent> fresh = new ArrayList<>(group.events.size());
        boolean changed = false;
        for (ReceivedEvent event : group.events) {
            Long first = firstSequence(remembered, event.id());
            if (first != null) {
                refuse(group, event, first, context);
                continue;
            }
            fresh.add(event);
            if (remembered.add(event.id(), event.sequence())) {
                changed = true;
            } else {
                surplus.put(event.id(), event.sequence());
            }
        }
        if (changed) {
            together.update(remembered.toBytes());
        }
        if (!fresh.isEmpty()) {
            admitted.collect(group.with(fresh));
        }
    }

    private Long firstSequence(RememberedEvents remembered, String id) throws Exception {
        Long first = remembered.firstSequence(id);
        return first == null && remembered.full() ? surplus.get(id) : first;
    }

    private void refuse(ReceivedEvents group, ReceivedEvent event, long first, Context context) {
        refused.inc();
        if (first != event.sequence()) {
            context.output(
                    REPEATED,
                    new QuarantinedRecord(
                            group,
                            event,
                            QuarantineReason.REPEATED_UNDER_ANOTHER_SEQUENCE,
                            "event " + event.id() + " came before with the sequence " + first));
        }
    }
}
