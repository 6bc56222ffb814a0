package io.tidemark.edge.window;

import io.tidemark.edge.reading.Rejection;
import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.WindowSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** Drives {@link SummariseWindows} as Flink does, from a snapshot or from nothing. */
final class WindowHarness implements AutoCloseable {

    private final InterceptingOperatorMetricGroup metrics = new InterceptingOperatorMetricGroup();
    private final KeyedOneInputStreamOperatorTestHarness<String, SensorReading, WindowSummary>
            flink;

    private int taken;

    /**
     * @param snapshot null for an operator that starts with nothing
     * @param nowMillis the gateway's clock when the operator starts
     */
    WindowHarness(
            WindowConfig window,
            EventTimeConfig eventTime,
            StateBackend backend,
            OperatorSubtaskState snapshot,
            long nowMillis)
            throws Exception {
        MockEnvironment environment =
                new MockEnvironmentBuilder().setMetricGroup(metricsOfEveryOperator()).build();
        environment.getExecutionConfig().getSerializerConfig().setGenericTypes(false);
        flink =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(
                                new SummariseWindows("gateway-1", window, eventTime)),
                        SensorReading::series,
                        Types.STRING,
                        environment);
        flink.setStateBackend(backend);
        flink.setProcessingTime(nowMillis);
        if (snapshot != null) {
            flink.initializeState(snapshot);
        }
        flink.open();
    }

    /** Windows of 5 s and the default event times, from nothing, at the gateway's time 0. */
    static WindowHarness withDefaults() throws Exception {
        return withDefaults(null, 0);
    }

    static WindowHarness withDefaults(OperatorSubtaskState snapshot, long nowMillis)
            throws Exception {
        return new WindowHarness(
                new WindowConfig(Duration.ofSeconds(5)),
                new EventTimeConfig(
                        Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofSeconds(30)),
                new HashMapStateBackend(),
                snapshot,
                nowMillis);
    }

    void process(SensorReading... readings) throws Exception {
        for (SensorReading reading : readings) {
            flink.processElement(new StreamRecord<>(reading));
        }
    }

    /** The summaries that were emitted since the last call. */
    List<WindowSummary> newSummaries() {
        List<WindowSummary> all = flink.extractOutputValues();
        List<WindowSummary> fresh = all.subList(taken, all.size());
        taken = all.size();
        return fresh;
    }

    List<Rejection> late() {
        List<Rejection> late = new ArrayList<>();
        if (flink.getSideOutput(SummariseWindows.LATE) != null) {
            flink.getSideOutput(SummariseWindows.LATE)
                    .forEach(record -> late.add(record.getValue()));
        }
        return late;
    }

    void setGatewayClock(long nowMillis) throws Exception {
        flink.setProcessingTime(nowMillis);
    }

    OperatorSubtaskState snapshot() throws Exception {
        return flink.snapshot(1, 1);
    }

    int stateEntries() {
        return flink.numKeyedStateEntries();
    }

    int timers() {
        return flink.numProcessingTimeTimers();
    }

    long readingsLate() {
        return ((Counter) metrics.get("readingsLate")).getCount();
    }

    long windowsOpen() {
        return (Long) ((Gauge<?>) metrics.get("windowsOpen")).getValue();
    }

    @Override
    public void close() {
        try {
            flink.close();
        } catch (Exception e) {
            throw new IllegalStateException("operator did not close", e);
        }
    }

    private UnregisteredMetricGroups.UnregisteredTaskMetricGroup metricsOfEveryOperator() {
        return new UnregisteredMetricGroups.UnregisteredTaskMetricGroup() {
            @Override
            public InternalOperatorMetricGroup getOrAddOperator(OperatorID id, String name) {
                return metrics;
            }
        };
    }
}
