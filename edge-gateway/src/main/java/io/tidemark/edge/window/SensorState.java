package io.tidemark.edge.window;

import java.util.Map;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyContext;

/** All that is known of sensors, in keyed state. Sets the key by itself. */
final class SensorState {

    private final WindowTimes times;
    private final KeyContext key;
    private final ValueState<SensorClock> clocks;
    private final MapState<Long, SensorWindow> windows;

    SensorState(WindowTimes times, KeyContext key, KeyedStateStore store) {
        this.times = times;
        this.key = key;
        clocks =
                store.getState(
                        new ValueStateDescriptor<>("clock", TypeInformation.of(SensorClock.class)));
        windows =
                store.getMapState(
                        new MapStateDescriptor<>(
                                "windows", Types.LONG, TypeInformation.of(SensorWindow.class)));
    }

    /**
     * The sensor as it was saved last, or a new one.
     *
     * @param nowMillis listening time
     */
    LiveSensor load(String series, long nowMillis) throws Exception {
        key.setCurrentKey(series);
        SensorClock clock = clocks.value();
        if (clock == null) {
            return new LiveSensor(series, new ClosedWindows(times.size()));
        }
        LiveSensor sensor =
                clock.liveStartsMillis() == null
                        ? loadEarlier(series, nowMillis)
                        : load(series, clock);
        sensor.watermarkMillis = clock.watermarkMillis();
        sensor.nextDueMillis = SensorWindows.nextDue(sensor, times);
        return sensor;
    }

    private LiveSensor load(String series, SensorClock clock) throws Exception {
        LiveSensor sensor =
                new LiveSensor(
                        series,
                        new ClosedWindows(
                                times.size(),
                                clock.closedWindows(),
                                clock.oldestClosedMillis(),
                                clock.newestClosedMillis()));
        sensor.seenAtMillis = clock.seenAtMillis();
        sensor.timerAtMillis = clock.timerAtMillis();
        for (long start : clock.liveStartsMillis()) {
            sensor.hold(new LiveWindow(start, windows.get(start), false));
        }
        sensor.saved = true;
        return sensor;
    }

    /** Of a gateway that did not note where the windows are and had timers by the wall clock. */
    private LiveSensor loadEarlier(String series, long nowMillis) throws Exception {
        LiveSensor sensor = new LiveSensor(series, new ClosedWindows(times.size()));
        sensor.seenAtMillis = nowMillis;
        for (Map.Entry<Long, SensorWindow> entry : windows.entries()) {
            LiveWindow window = new LiveWindow(entry.getKey(), entry.getValue(), false);
            if (window.hasBeenEmitted()) {
                sensor.closed.add(entry.getKey());
            } else {
                sensor.hold(window);
            }
        }
        return sensor;
    }

    /** Writes what state does not have. */
    void save(LiveSensor sensor) throws Exception {
        if (sensor.saved) {
            return;
        }
        key.setCurrentKey(sensor.series);
        for (LiveWindow window : sensor.windows) {
            if (!window.isSaved()) {
                windows.put(window.startMillis(), window.save());
            }
        }
        clocks.update(
                new SensorClock(
                        sensor.watermarkMillis,
                        sensor.seenAtMillis,
                        sensor.timerAtMillis,
                        sensor.windows.stream()
                                .filter(window -> !window.isSummarised())
                                .mapToLong(LiveWindow::startMillis)
                                .toArray(),
                        sensor.closed.count(),
                        sensor.closed.oldest(),
                        sensor.closed.newest()));
        sensor.saved = true;
    }

    /** The windows of the sensor in state, until another sensor is asked for. */
    MapState<Long, SensorWindow> windowsOf(LiveSensor sensor) {
        key.setCurrentKey(sensor.series);
        return windows;
    }

    void forget(LiveSensor sensor) {
        key.setCurrentKey(sensor.series);
        clocks.clear();
        windows.clear();
    }
}
