package io.tidemark.edge.window;

import io.tidemark.edge.reading.Rejection;
import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.WindowSummary;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Summarises each sensor's readings in tumbling windows of its own event time. Every sensor has its
 * own watermark: the event time of its newest reading less the out-of-orderness. A window [start,
 * end) is emitted with revision 0 when the watermark reaches its end, in the order of the windows.
 * Readings that come after that, while the watermark is less than the allowed lateness past the
 * end, are gathered; with them it is emitted anew, with the next revision, when the sensor's next
 * window is closed or its late readings go on to another time. What is later than that leaves on
 * {@link #LATE}. A sensor that is silent for the idleness has all its windows closed.
 *
 * <p>A reading that its window holds already is counted and goes nowhere. The others leave on
 * {@link #FIRST_TIME}, in the order of arrival.
 *
 * <p>Silence is measured by Flink's watermark, which here is the time that the gateway has listened
 * to its devices. So what is emitted is a function of the readings and of when they were heard: a
 * replay emits the same. A window is forgotten when the watermark passes its allowed lateness; the
 * few windows and the clock of a silent sensor are kept for {@link #FORGOTTEN_AFTER}, or for the
 * allowed lateness if that is longer, as what a device sends after days off line may belong there.
 *
 * <p>The sensors used last are held in memory and written to state at checkpoints if they have
 * changed, which needs the key to be set: a function cannot do that, an operator can.
 */
public final class SummariseWindows extends AbstractStreamOperator<WindowSummary>
        implements OneInputStreamOperator<SensorReading, WindowSummary>,
                Triggerable<String, VoidNamespace> {

    private static final long serialVersionUID = 1L;

    /** Readings that came after their window was forgotten. */
    public static final OutputTag<Rejection> LATE =
            new OutputTag<>("late", TypeInformation.of(Rejection.class));

    /** Readings that are in a window and were not there before. */
    public static final OutputTag<SensorReading> FIRST_TIME =
            new OutputTag<>("first-time", TypeInformation.of(SensorReading.class));

    /** A day longer than the cloud knows an id again, so that no window gets the same id twice. */
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(8);

    private final String gateway;
    private final WindowConfig config;
    private final EventTimeConfig eventTime;
    private final long rememberedMillis;

    private transient InternalTimerService<VoidNamespace> timers;
    private transient SensorState state;
    private transient LiveSensors live;
    private transient SensorWindows windows;
    private transient WindowMetrics metrics;

    public SummariseWindows(String gateway, WindowConfig config, EventTimeConfig eventTime) {
        this.gateway = gateway;
        this.config = config;
        this.eventTime = eventTime;
        this.rememberedMillis =
                Math.max(FORGOTTEN_AFTER.toMillis(), eventTime.allowedLateness().toMillis());
        setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        metrics = new WindowMetrics(context.getOperatorStateStore());
    }

    @Override
    public void open() throws Exception {
        super.open();
        metrics.register(getMetricGroup());
        timers = getInternalTimerService("user-timers", VoidNamespaceSerializer.INSTANCE, this);
        WindowTimes times =
                new WindowTimes(
                        config.size().toMillis(),
                        eventTime.outOfOrderness().toMillis(),
                        eventTime.allowedLateness().toMillis());
        state = new SensorState(times, this, getKeyedStateStore());
        live = new LiveSensors(config.maximumLiveSensors(), config.maximumLiveBytes());
        Summaries summaries = new Summaries(gateway, times.size());
        windows = new SensorWindows(times, state, metrics, summaries, this::emit);
    }

    /** Most readings touch no state, so the key is set where state is touched. */
    @Override
    public void setKeyContextElement(StreamRecord<SensorReading> element) {}

    @Override
    public void processElement(StreamRecord<SensorReading> element) throws Exception {
        SensorReading reading = element.getValue();
        LiveSensor sensor = sensor(reading.series());
        switch (windows.admit(reading, sensor)) {
            case FIRST -> output.collect(FIRST_TIME, element);
            case REPEATED -> metrics.readingRepeated();
            case LATE -> {
                metrics.readingLate();
                Rejection late = LateReadings.reject(reading, forgottenBefore(sensor));
                output.collect(LATE, new StreamRecord<>(late));
            }
        }
        sensor.seenAtMillis = listeningMillis();
        wakeBy(sensor.seenAtMillis + eventTime.idleness().toMillis(), sensor);
        held(sensor);
    }

    private void emit(WindowSummary summary) {
        output.collect(new StreamRecord<>(summary));
    }

    private long forgottenBefore(LiveSensor sensor) {
        return sensor.watermarkMillis - eventTime.allowedLateness().toMillis();
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        long now = timer.getTimestamp();
        LiveSensor sensor = sensor(timer.getKey());
        sensor.timerAtMillis = LiveSensor.NEVER;
        long idleAt = sensor.seenAtMillis + eventTime.idleness().toMillis();
        long forgetAt = idleAt + rememberedMillis;
        if (now >= idleAt) {
            windows.closeAll(sensor);
        }
        if (now < forgetAt) {
            wakeBy(now < idleAt ? idleAt : forgetAt, sensor);
            held(sensor);
        } else {
            live.letGo(sensor);
            state.forget(sensor);
        }
    }

    /** Only for timers of a gateway that measured silence by the wall clock. */
    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        LiveSensor sensor = sensor(timer.getKey());
        wakeBy(sensor.seenAtMillis + eventTime.idleness().toMillis(), sensor);
        held(sensor);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        metrics.save();
        for (LiveSensor sensor : live.unsaved()) {
            state.save(sensor);
        }
    }

    private LiveSensor sensor(String series) throws Exception {
        LiveSensor held = live.use(series);
        return held == null ? state.load(series, listeningMillis()) : held;
    }

    /** Notes that the sensor has changed, and lets others go if it takes their place. */
    private void held(LiveSensor sensor) throws Exception {
        sensor.saved = false;
        live.hold(sensor);
        while (live.areTooMany()) {
            LiveSensor longestUnused = live.longestUnused();
            state.save(longestUnused);
            live.letGo(longestUnused);
        }
    }

    /** Sets the sensor's one timer to a time, unless it fires before that anyway. */
    private void wakeBy(long atMillis, LiveSensor sensor) {
        if (sensor.timerAtMillis <= atMillis) {
            return;
        }
        setCurrentKey(sensor.series);
        if (sensor.timerAtMillis != LiveSensor.NEVER) {
            timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, sensor.timerAtMillis);
        }
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, atMillis);
        sensor.timerAtMillis = atMillis;
    }

    /** How long the gateway has listened to its devices; goes on where it was after a restart. */
    private long listeningMillis() {
        return Math.max(0, timers.currentWatermark());
    }
}
