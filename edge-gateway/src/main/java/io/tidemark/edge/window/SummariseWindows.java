package io.tidemark.edge.window;

import io.tidemark.edge.reading.Rejection;
import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.WindowSummary;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Summarises each sensor's readings in tumbling windows of its own event time, in the order of the
 * windows. Every sensor has its own watermark: the event time of its newest reading less the
 * out-of-orderness. A window [start, end) is emitted with revision 0 when the watermark reaches its
 * end; a reading that comes after that, while the watermark is less than the allowed lateness past
 * the end, emits it anew with the next revision; a reading later than that leaves on {@link #LATE}.
 * When a sensor has been silent for the idleness, its watermark moves to the end of its last
 * window.
 *
 * <p>A window is forgotten when the watermark passes its allowed lateness; the few windows and the
 * clock of a silent sensor are kept, so that what a device sends after days off line still finds
 * its window, until nothing was heard of it for {@link #FORGOTTEN_AFTER}. Idleness counts from the
 * start of the operator at the earliest: what waits at the broker while the gateway is down is not
 * silence.
 */
public final class SummariseWindows
        extends KeyedProcessFunction<String, SensorReading, WindowSummary>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    /** Readings that came after their window was forgotten. */
    public static final OutputTag<Rejection> LATE =
            new OutputTag<>("late", TypeInformation.of(Rejection.class));

    /** A day longer than the cloud knows an id again, so that no window gets the same id twice. */
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(8);

    private final String gateway;
    private final long sizeMillis;
    private final long outOfOrdernessMillis;
    private final long allowedLatenessMillis;
    private final long idlenessMillis;

    private transient ValueState<SensorClock> clocks;
    private transient SensorWindows windows;
    private transient WindowMetrics metrics;

    /** When the operator began to listen, gateway clock; null before its first call. */
    private transient Long startedAtMillis;

    public SummariseWindows(String gateway, WindowConfig window, EventTimeConfig eventTime) {
        this.gateway = gateway;
        this.sizeMillis = window.size().toMillis();
        this.outOfOrdernessMillis = eventTime.outOfOrderness().toMillis();
        this.allowedLatenessMillis = eventTime.allowedLateness().toMillis();
        this.idlenessMillis = eventTime.idleness().toMillis();
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        metrics = new WindowMetrics(context.getOperatorStateStore());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        metrics.save();
    }

    @Override
    public void open(OpenContext context) throws Exception {
        metrics.register(getRuntimeContext().getMetricGroup());
        clocks =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "clock", TypeInformation.of(SensorClock.class)));
        MapState<Long, SensorWindow> byStart =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "windows",
                                        Types.LONG,
                                        TypeInformation.of(SensorWindow.class)));
        windows = new SensorWindows(gateway, sizeMillis, allowedLatenessMillis, byStart, metrics);
    }

    @Override
    public void processElement(
            SensorReading reading, Context context, Collector<WindowSummary> summaries)
            throws Exception {
        long now = context.timerService().currentProcessingTime();
        startedAt(now);
        SensorClock clock = clocks.value() == null ? SensorClock.UNSTARTED : clocks.value();
        if (windows.hasForgottenTheWindowOf(reading, clock)) {
            metrics.readingLate();
            long forgotten = clock.watermarkMillis() - allowedLatenessMillis;
            context.output(LATE, LateReadings.reject(reading, forgotten, now));
        } else {
            clock = windows.add(reading, clock, summaries);
        }
        clock = clock.seenAt(now).advancedTo(reading.eventTimeMillis() - outOfOrdernessMillis);
        if (clock.isDue()) {
            clock = windows.settle(clock, context.getCurrentKey(), summaries);
        }
        clocks.update(wakeBy(now + idlenessMillis, clock, context.timerService()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<WindowSummary> summaries)
            throws Exception {
        TimerService timers = context.timerService();
        long now = timers.currentProcessingTime();
        SensorClock clock = clocks.value().withTimerAt(SensorClock.NEVER);
        long silentSince = Math.max(clock.seenAtMillis(), startedAt(now));
        if (now < silentSince + idlenessMillis) {
            clocks.update(wakeBy(silentSince + idlenessMillis, clock, timers));
            return;
        }
        clock =
                windows.settle(
                        clock.advancedTo(windows.endOfLast()), context.getCurrentKey(), summaries);
        long forgetAt = silentSince + idlenessMillis + FORGOTTEN_AFTER.toMillis();
        if (now < forgetAt) {
            clocks.update(wakeBy(forgetAt, clock, timers));
        } else {
            windows.clear();
            clocks.clear();
        }
    }

    /** Sets the sensor's one timer to a time, unless it fires before that anyway. */
    private static SensorClock wakeBy(long atMillis, SensorClock clock, TimerService timers) {
        if (clock.timerAtMillis() <= atMillis) {
            return clock;
        }
        if (clock.timerAtMillis() != SensorClock.NEVER) {
            timers.deleteProcessingTimeTimer(clock.timerAtMillis());
        }
        timers.registerProcessingTimeTimer(atMillis);
        return clock.withTimerAt(atMillis);
    }

    private long startedAt(long nowMillis) {
        if (startedAtMillis == null) {
            startedAtMillis = nowMillis;
        }
        return startedAtMillis;
    }
}
