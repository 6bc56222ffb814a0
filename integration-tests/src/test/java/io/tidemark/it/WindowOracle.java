package io.tidemark.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The windows of readings by plain definition: group all readings by sensor and window, then
 * compute each figure from the whole group. It shares no code with the gateway: no clock, no
 * increments, no state.
 */
public final class WindowOracle {

    private final long windowMillis;

    public WindowOracle(long windowMillis) {
        this.windowMillis = windowMillis;
    }

    /** One row for each sensor and window, ordered by machine, sensor and window. */
    public List<WindowRow> windowsOf(List<SentReading> readings) {
        Map<String, List<SentReading>> groups =
                readings.stream()
                        .collect(
                                Collectors.groupingBy(
                                        reading ->
                                                String.format(
                                                        "%s/%s/%020d",
                                                        reading.machine(),
                                                        reading.sensor(),
                                                        windowStart(reading)),
                                        TreeMap::new,
                                        Collectors.toList()));
        return groups.values().stream().map(this::row).collect(Collectors.toList());
    }

    private WindowRow row(List<SentReading> group) {
        SentReading any = group.get(0);
        List<Double> values = new ArrayList<>();
        SentReading latest = any;
        for (SentReading reading : group) {
            values.add(reading.value());
            if (reading.eventTimeMillis() >= latest.eventTimeMillis()) {
                latest = reading;
            }
        }
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
        double squares =
                values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
        return new WindowRow(
                any.machine(),
                any.sensor(),
                windowStart(any),
                windowStart(any) + windowMillis,
                values.size(),
                mean,
                values.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                values.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
                Math.sqrt(squares / values.size()),
                latest.value());
    }

    private long windowStart(SentReading reading) {
        return Math.floorDiv(reading.eventTimeMillis(), windowMillis) * windowMillis;
    }
}
