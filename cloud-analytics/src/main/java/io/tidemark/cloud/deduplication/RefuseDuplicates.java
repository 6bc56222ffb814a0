package io.tidemark.cloud.deduplication;

import io.tidemark.cloud.ingest.ReceivedEvent;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets the first event of an id pass and refuses all others; keyed by the event's id.
 *
 * <p>An id is remembered for the retention, counted from the first event by the job's clock and not
 * from later copies; then Flink forgets it, and a copy that comes later still would pass. Ids that
 * never come twice cost their state until then. Refused copies are counted as {@code
 * duplicatesRefused}: they are the price of links that deliver at least once, not a fault.
 */
public final class RefuseDuplicates
        extends KeyedProcessFunction<String, ReceivedEvent, ReceivedEvent> {

    private static final long serialVersionUID = 1L;

    private final Duration retention;

    private transient ValueState<Boolean> seen;
    private transient Counter refused;

    /**
     * @param retention how long an id is remembered, positive
     */
    public RefuseDuplicates(Duration retention) {
        this.retention = retention;
    }

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<Boolean> descriptor =
                new ValueStateDescriptor<>("seen", Types.BOOLEAN);
        descriptor.enableTimeToLive(
                StateTtlConfig.newBuilder(retention)
                        .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
                        .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
                        .build());
        seen = getRuntimeContext().getState(descriptor);
        refused = getRuntimeContext().getMetricGroup().counter("duplicatesRefused");
    }

    @Override
    public void processElement(
            ReceivedEvent event, Context context, Collector<ReceivedEvent> admitted)
            throws Exception {
        if (seen.value() != null) {
            refused.inc();
            return;
        }
        seen.update(true);
        admitted.collect(event);
    }
}
