package io.tidemark.it.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.events.Anomaly;
import io.tidemark.events.RejectedReading;
import io.tidemark.events.RejectionReason;
import io.tidemark.events.WindowSummary;
import io.tidemark.it.SentReading;
import io.tidemark.it.WindowOracle;
import io.tidemark.it.WindowRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Says what is wrong with what arrived, in plain Java and without the gateway's code: every reading
 * counts exactly once, in the newest revision of its window or as a late one; nothing else counts;
 * no id has two numbers and every number is there or declared.
 */
final class Oracle {

    private static final double RELATIVE = 1e-9;

    private final Map<String, SentReading> generated = new HashMap<>();
    private final Stored stored;
    private final List<String> differences = new ArrayList<>();

    private Oracle(List<SentReading> readings, Stored stored) {
        readings.forEach(reading -> generated.put(key(reading), reading));
        this.stored = stored;
    }

    /**
     * @param readings that the devices' broker acknowledged, each any number of times
     * @return one sentence for each difference; none if generated equals stored
     */
    static List<String> differences(List<SentReading> readings, Stored stored)
            throws JsonProcessingException {
        Oracle oracle = new Oracle(readings, stored);
        oracle.differences.addAll(stored.conflicts());
        oracle.unexplained();
        oracle.windows(oracle.late());
        oracle.anomalies();
        return oracle.differences;
    }

    private void unexplained() {
        List<Long> missing = stored.unexplained();
        if (!missing.isEmpty()) {
            differences.add(missing.size() + " numbers are neither there nor declared: " + missing);
        }
    }

    /** The readings that were kept as late ones. */
    private Set<String> late() throws JsonProcessingException {
        Set<String> late = new HashSet<>();
        for (RejectedReading rejected : stored.all(RejectedReading.class)) {
            String key = rejected.getReason() == RejectionReason.LATE ? key(rejected) : "";
            if (!generated.containsKey(key)) {
                differences.add("refused, but sent by nobody or no fault: " + rejected);
            } else if (!late.add(key)) {
                differences.add("late twice: " + key);
            }
        }
        return late;
    }

    private void windows(Set<String> late) {
        List<SentReading> inTime =
                generated.values().stream()
                        .filter(reading -> !late.contains(key(reading)))
                        .collect(Collectors.toList());
        Map<String, WindowRow> expected = new TreeMap<>();
        for (WindowRow row : new WindowOracle(Measurements.WINDOW_MILLIS).windowsOf(inTime)) {
            expected.put(key(row), row);
        }
        for (WindowSummary summary : stored.windows()) {
            compare(expected.remove(key(summary)), summary);
        }
        expected.values().forEach(row -> differences.add("missing: " + row));
    }

    private void compare(WindowRow expected, WindowSummary found) {
        if (expected == null) {
            differences.add("a window of no readings: " + found);
        } else if (expected.count() != found.getCount()
                || differ(expected.mean(), found.getMean())
                || differ(expected.min(), found.getMin())
                || differ(expected.max(), found.getMax())
                || differ(expected.standardDeviation(), found.getStandardDeviation())) {
            differences.add("expected " + expected + ", found " + found);
        }
    }

    private void anomalies() {
        for (Anomaly anomaly : stored.all(Anomaly.class)) {
            SentReading reading =
                    generated.get(
                            key(
                                    anomaly.getMachine(),
                                    anomaly.getSensor(),
                                    anomaly.getEventTime().toEpochMilli(),
                                    anomaly.getDeviceSequence()));
            if (reading == null || differ(reading.value(), anomaly.getValue())) {
                differences.add("an anomaly of no reading: " + anomaly);
            }
        }
    }

    private static boolean differ(double one, double other) {
        return Math.abs(one - other) > RELATIVE * Math.max(1, Math.abs(one));
    }

    private static String key(SentReading reading) {
        return key(
                reading.machine(), reading.sensor(), reading.eventTimeMillis(), reading.sequence());
    }

    private static String key(RejectedReading rejected) throws JsonProcessingException {
        byte[] payload = new byte[rejected.getPayload().remaining()];
        rejected.getPayload().duplicate().get(payload);
        JsonNode json = new ObjectMapper().readTree(new String(payload, StandardCharsets.UTF_8));
        return key(
                rejected.getTopic().split("/")[2],
                json.get("sensor").asText(),
                json.get("ts").asLong(),
                json.get("seq").asLong());
    }

    private static String key(String machine, String sensor, long millis, Long sequence) {
        return machine + "/" + sensor + "/" + millis + "/" + sequence;
    }

    private static String key(WindowRow row) {
        return row.machine() + "/" + row.sensor() + "/" + row.windowStartMillis();
    }

    private static String key(WindowSummary summary) {
        return summary.getMachine()
                + "/"
                + summary.getSensor()
                + "/"
                + summary.getWindowStart().toEpochMilli();
    }
}
