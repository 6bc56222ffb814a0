package io.tidemark.edge.window;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The sensors that are held in memory, the longest unused first. */
final class LiveSensors {

    private final int maximumSensors;
    private final long maximumBytes;
    private final LinkedHashMap<String, LiveSensor> bySeries = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    LiveSensors(int maximumSensors, long maximumBytes) {
        this.maximumSensors = maximumSensors;
        this.maximumBytes = maximumBytes;
    }

    /** The sensor, which is the last used from now on; null if it is not held. */
    LiveSensor use(String series) {
        return bySeries.get(series);
    }

    /** Holds the sensor, or notes what it takes now. */
    void hold(LiveSensor sensor) {
        long now = sensor.bytes();
        bytes += now - sensor.accountedBytes;
        if (sensor.accountedBytes == 0) {
            bySeries.put(sensor.series, sensor);
        }
        sensor.accountedBytes = now;
    }

    /** Whether one is to be let go; never the only one. */
    boolean areTooMany() {
        return (bytes > maximumBytes || bySeries.size() > maximumSensors) && bySeries.size() > 1;
    }

    LiveSensor longestUnused() {
        return bySeries.values().iterator().next();
    }

    void letGo(LiveSensor sensor) {
        bySeries.remove(sensor.series);
        bytes -= sensor.accountedBytes;
    }

    /** Those of which state does not have all. */
    List<LiveSensor> unsaved() {
        List<LiveSensor> unsaved = new ArrayList<>();
        for (LiveSensor sensor : bySeries.values()) {
            if (!sensor.saved) {
                unsaved.add(sensor);
            }
        }
        return unsaved;
    }
}
