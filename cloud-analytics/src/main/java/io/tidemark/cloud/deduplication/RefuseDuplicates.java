package io.tidemark.cloud.deduplication;

import io.tidemark.cloud.ingest.QuarantineReason;
import io.tidemark.cloud.ingest.QuarantinedRecord;
import io.tidemark.cloud.ingest.ReceivedEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets the first event of an id pass and refuses all others; keyed by the event's id.
 *
 * <p>A copy has the number of the first. An event that comes again under another number, as from an
 * outbox that was salvaged, leaves on {@link #REPEATED}: else that number would be missing.
 *
 * <p>An id is remembered for the retention, counted from the first event by the job's clock and not
 * from later copies; then Flink forgets it, and a copy that comes later still would pass. Ids that
 * never come twice cost their state until then. Refused copies are counted as {@code
 * duplicatesRefused}: they are the price of links that deliver at least once, not a fault.
 */
public final class RefuseDuplicates
        extends KeyedProcessFunction<String, ReceivedEvent, ReceivedEvent>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    private static final long NEVER = Long.MIN_VALUE;
    private static final long FROM_THE_FIRST_EVENT_ON = Long.MAX_VALUE;

    private final Duration retention;

    /** Events that passed before under another sequence number, as often as they come. */
    public static final OutputTag<QuarantinedRecord> REPEATED =
            new OutputTag<QuarantinedRecord>("repeated") {};

    private transient ValueState<Long> firstSequence;

    /** What releases before {@link #firstSequence} kept, until its time to live is over. */
    private transient ValueState<Boolean> seen;

    /**
     * Until when {@link #seen} may know something, the job's clock, milliseconds since the epoch;
     * to ask it takes as long as to ask the other.
     */
    private transient long seenUntil;

    private transient ListState<Long> rememberedSeenUntil;

    private transient Counter refused;

    /**
     * @param retention how long an id is remembered, positive
     */
    public RefuseDuplicates(Duration retention) {
        this.retention = retention;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        rememberedSeenUntil =
                context.getOperatorStateStore()
                        .getUnionListState(new ListStateDescriptor<>("seen-until", Types.LONG));
        // State without a word of it is that of a release that may have had a release before it.
        seenUntil = NEVER;
        boolean remembered = false;
        for (long until : rememberedSeenUntil.get()) {
            seenUntil = Math.max(seenUntil, until);
            remembered = true;
        }
        if (context.isRestored() && !remembered) {
            seenUntil = FROM_THE_FIRST_EVENT_ON;
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        rememberedSeenUntil.update(List.of(seenUntil));
    }

    @Override
    public void open(OpenContext context) {
        firstSequence = state("first-sequence", Types.LONG);
        seen = state("seen", Types.BOOLEAN);
        refused = getRuntimeContext().getMetricGroup().counter("duplicatesRefused");
    }

    private <T> ValueState<T> state(String name, TypeInformation<T> type) {
        ValueStateDescriptor<T> descriptor = new ValueStateDescriptor<>(name, type);
        descriptor.enableTimeToLive(
                StateTtlConfig.newBuilder(retention)
                        .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
                        .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
                        .build());
        return getRuntimeContext().getState(descriptor);
    }

    @Override
    public void processElement(
            ReceivedEvent event, Context context, Collector<ReceivedEvent> admitted)
            throws Exception {
        Long first = firstSequence.value();
        if (first == null && !seenByAnEarlierRelease(context)) {
            firstSequence.update(event.sequence);
            admitted.collect(event);
            return;
        }
        refused.inc();
        if (first != null && first != event.sequence) {
            context.output(
                    REPEATED,
                    new QuarantinedRecord(
                            event,
                            QuarantineReason.REPEATED_UNDER_ANOTHER_SEQUENCE,
                            "event " + event.id + " came before with the sequence " + first));
        }
    }

    private boolean seenByAnEarlierRelease(Context context) throws IOException {
        if (seenUntil == NEVER) {
            return false;
        }
        long now = context.timerService().currentProcessingTime();
        if (seenUntil == FROM_THE_FIRST_EVENT_ON) {
            seenUntil = now + retention.toMillis();
        }
        return now < seenUntil && seen.value() != null;
    }
}
