package io.tidemark.edge.window;

import io.tidemark.edge.OperatorHarness;
import io.tidemark.edge.reading.Rejection;
import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.WindowSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** Drives {@link SummariseWindows} as Flink does, from a snapshot or from nothing. */
final class WindowHarness
        extends OperatorHarness<
                WindowSummary,
                KeyedOneInputStreamOperatorTestHarness<String, SensorReading, WindowSummary>> {

    private final InterceptingOperatorMetricGroup metrics;

    /**
     * @param snapshot null for an operator that starts with nothing
     */
    WindowHarness(
            WindowConfig window,
            EventTimeConfig eventTime,
            StateBackend backend,
            OperatorSubtaskState snapshot)
            throws Exception {
        this(window, eventTime, backend, snapshot, new InterceptingOperatorMetricGroup());
    }

    private WindowHarness(
            WindowConfig window,
            EventTimeConfig eventTime,
            StateBackend backend,
            OperatorSubtaskState snapshot,
            InterceptingOperatorMetricGroup metrics)
            throws Exception {
        super(
                flink(new SummariseWindows("gateway-1", window, eventTime), backend, metrics),
                snapshot);
        this.metrics = metrics;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, SensorReading, WindowSummary>
            flink(
                    SummariseWindows operator,
                    StateBackend backend,
                    InterceptingOperatorMetricGroup metrics)
                    throws Exception {
        MockEnvironment environment =
                new MockEnvironmentBuilder()
                        .setMetricGroup(metricsOfEveryOperator(metrics))
                        .build();
        environment.getExecutionConfig().getSerializerConfig().setGenericTypes(false);
        KeyedOneInputStreamOperatorTestHarness<String, SensorReading, WindowSummary> flink =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        operator, SensorReading::series, Types.STRING, environment);
        flink.setStateBackend(backend);
        return flink;
    }

    /** Windows of 5 s and the default event times, from nothing. */
    static WindowHarness withDefaults() throws Exception {
        return withDefaults(null);
    }

    static WindowHarness withDefaults(OperatorSubtaskState snapshot) throws Exception {
        return withDefaults(new HashMapStateBackend(), snapshot);
    }

    static WindowHarness withDefaults(StateBackend backend, OperatorSubtaskState snapshot)
            throws Exception {
        return new WindowHarness(
                new WindowConfig(Duration.ofSeconds(5), 100, 1_000_000),
                new EventTimeConfig(
                        Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofSeconds(30)),
                backend,
                snapshot);
    }

    void process(SensorReading... readings) throws Exception {
        for (SensorReading reading : readings) {
            flink.processElement(new StreamRecord<>(reading));
        }
    }

    /** The summaries that were emitted since the last call. */
    List<WindowSummary> newSummaries() {
        return fresh();
    }

    /** The summaries that are emitted when the gateway has listened for the time in all. */
    List<WindowSummary> newSummariesAt(long listeningMillis) throws Exception {
        listenUntil(listeningMillis);
        return newSummaries();
    }

    List<Rejection> late() {
        List<Rejection> late = new ArrayList<>();
        if (flink.getSideOutput(SummariseWindows.LATE) != null) {
            flink.getSideOutput(SummariseWindows.LATE)
                    .forEach(record -> late.add(record.getValue()));
        }
        return late;
    }

    /** The readings that went on to the detectors. */
    List<SensorReading> firstTime() {
        List<SensorReading> firstTime = new ArrayList<>();
        if (flink.getSideOutput(SummariseWindows.FIRST_TIME) != null) {
            flink.getSideOutput(SummariseWindows.FIRST_TIME)
                    .forEach(record -> firstTime.add(record.getValue()));
        }
        return firstTime;
    }

    /** The gateway has listened to its devices for the time in all. */
    void listenUntil(long listeningMillis) throws Exception {
        flink.processWatermark(listeningMillis);
    }

    /** Sets the wall clock, which is to have no effect but on timers of earlier gateways. */
    void setGatewayClock(long nowMillis) throws Exception {
        flink.setProcessingTime(nowMillis);
    }

    long windowsInState(String series) throws Exception {
        AbstractStreamOperator<?> operator = (AbstractStreamOperator<?>) flink.getOperator();
        operator.setCurrentKey(series);
        MapState<Long, SensorWindow> windows =
                operator.getKeyedStateStore()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "windows",
                                        Types.LONG,
                                        TypeInformation.of(SensorWindow.class)));
        return StreamSupport.stream(windows.keys().spliterator(), false).count();
    }

    int stateEntries() {
        return flink.numKeyedStateEntries();
    }

    long readingsLate() {
        return ((Counter) metrics.get("readingsLate")).getCount();
    }

    long readingsRepeated() {
        return ((Counter) metrics.get("readingsRepeated")).getCount();
    }

    long windowsOpen() {
        return (Long) ((Gauge<?>) metrics.get("windowsOpen")).getValue();
    }

    private static UnregisteredMetricGroups.UnregisteredTaskMetricGroup metricsOfEveryOperator(
            InterceptingOperatorMetricGroup metrics) {
        return new UnregisteredMetricGroups.UnregisteredTaskMetricGroup() {
            @Override
            public InternalOperatorMetricGroup getOrAddOperator(OperatorID id, String name) {
                return metrics;
            }
        };
    }
}
