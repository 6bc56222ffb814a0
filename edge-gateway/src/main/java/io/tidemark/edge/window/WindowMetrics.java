package io.tidemark.edge.window;

import io.tidemark.edge.health.GatewayMetric;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * The window operator's counts, which go on across restarts. Operator state is split among subtasks
 * when the parallelism changes, so the sum over the subtasks stays right.
 */
final class WindowMetrics {

    private static final String READINGS_LATE = GatewayMetric.READINGS_LATE.flinkName();
    private static final String READINGS_REPEATED = GatewayMetric.READINGS_REPEATED.flinkName();
    private static final String WINDOWS_OPEN = GatewayMetric.WINDOWS_OPEN.flinkName();

    private final ListState<Long> savedReadingsLate;
    private final ListState<Long> savedReadingsRepeated;
    private final ListState<Long> savedWindowsOpen;
    private Counter readingsLate;
    private Counter readingsRepeated;
    private long windowsOpen;

    WindowMetrics(OperatorStateStore store) throws Exception {
        savedReadingsLate =
                store.getListState(new ListStateDescriptor<>(READINGS_LATE, Types.LONG));
        savedReadingsRepeated =
                store.getListState(new ListStateDescriptor<>(READINGS_REPEATED, Types.LONG));
        savedWindowsOpen = store.getListState(new ListStateDescriptor<>(WINDOWS_OPEN, Types.LONG));
    }

    void register(MetricGroup group) throws Exception {
        readingsLate = group.counter(READINGS_LATE);
        readingsLate.inc(sum(savedReadingsLate));
        readingsRepeated = group.counter(READINGS_REPEATED);
        readingsRepeated.inc(sum(savedReadingsRepeated));
        windowsOpen = sum(savedWindowsOpen);
        group.gauge(WINDOWS_OPEN, (Gauge<Long>) () -> windowsOpen);
    }

    void save() throws Exception {
        savedReadingsLate.update(List.of(readingsLate.getCount()));
        savedReadingsRepeated.update(List.of(readingsRepeated.getCount()));
        savedWindowsOpen.update(List.of(windowsOpen));
    }

    void readingLate() {
        readingsLate.inc();
    }

    void readingRepeated() {
        readingsRepeated.inc();
    }

    void windowOpened() {
        windowsOpen++;
    }

    void windowClosed() {
        windowsOpen--;
    }

    private static long sum(ListState<Long> counts) throws Exception {
        long sum = 0;
        for (long count : counts.get()) {
            sum += count;
        }
        return sum;
    }
}
