package io.tidemark.edge.ingest;

import io.tidemark.edge.health.GatewayMetric;
import io.tidemark.edge.reading.Rejection;
import io.tidemark.edge.reading.SensorReading;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Parses device messages; what is refused leaves on {@link #REJECTIONS}.
 *
 * <p>Counts both since the gateway was installed: the counters are state and go on after a restart.
 */
public final class ParseReadings extends ProcessFunction<DeviceMessage, SensorReading>
        implements CheckpointedFunction {

    public static final OutputTag<Rejection> REJECTIONS =
            new OutputTag<>("rejections", Types.POJO(Rejection.class));

    private static final long serialVersionUID = 1L;
    private static final String PARSED = GatewayMetric.READINGS_PARSED.flinkName();
    private static final String REJECTED = GatewayMetric.READINGS_REJECTED.flinkName();

    private final ReadingLimits limits;

    private transient ReadingParser parser;
    private transient Counter parsed;
    private transient Counter rejected;
    private transient ListState<Long> parsedState;
    private transient ListState<Long> rejectedState;

    public ParseReadings(ReadingLimits limits) {
        this.limits = limits;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        parser = new ReadingParser(limits);
        parsedState = counterState(context, PARSED);
        rejectedState = counterState(context, REJECTED);
        parsed = restoredCounter(PARSED, parsedState);
        rejected = restoredCounter(REJECTED, rejectedState);
    }

    private static ListState<Long> counterState(FunctionInitializationContext context, String name)
            throws Exception {
        return context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>(name, Types.LONG));
    }

    private Counter restoredCounter(String name, ListState<Long> state) throws Exception {
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        Counter counter = metrics.counter(name);
        for (long count : state.get()) {
            counter.inc(count);
        }
        return counter;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        parsedState.update(List.of(parsed.getCount()));
        rejectedState.update(List.of(rejected.getCount()));
    }

    @Override
    public void processElement(
            DeviceMessage message, Context context, Collector<SensorReading> readings) {
        parser.parse(
                message,
                new ReadingParser.Output() {
                    @Override
                    public void parsed(SensorReading reading) {
                        parsed.inc();
                        readings.collect(reading);
                    }

                    @Override
                    public void rejected(Rejection rejection) {
                        rejected.inc();
                        context.output(REJECTIONS, rejection);
                    }
                });
    }
}
