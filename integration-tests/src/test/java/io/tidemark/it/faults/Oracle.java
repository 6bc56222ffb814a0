package io.tidemark.it.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tidemark.events.Anomaly;
import io.tidemark.events.AnomalyPhase;
import io.tidemark.events.AnomalyReason;
import io.tidemark.events.RejectedReading;
import io.tidemark.it.SentReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says what is wrong with what arrived, in plain Java and without the gateway's code: every reading
 * counts exactly once, in the newest revision of its window or as a late one; nothing else counts;
 * the messages of each incident make up one course; no id has two numbers and every number is there
 * or declared.
 */
final class Oracle {

    private final Map<ReadingKey, SentReading> generated = new HashMap<>();
    private final Stored stored;
    private final List<String> differences = new ArrayList<>();

    private Oracle(List<SentReading> readings, Stored stored) {
        readings.forEach(reading -> generated.put(ReadingKey.of(reading), reading));
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
    private Set<ReadingKey> late() throws JsonProcessingException {
        Set<ReadingKey> late = new HashSet<>();
        for (RejectedReading rejected : stored.all(RejectedReading.class)) {
            ReadingKey key = ReadingKey.ofLate(rejected);
            if (!generated.containsKey(key)) {
                differences.add("refused, but sent by nobody or no fault: " + rejected);
            } else if (!late.add(key)) {
                differences.add("late twice: " + key);
            }
        }
        return late;
    }

    private void windows(Set<ReadingKey> late) {
        List<SentReading> inTime =
                generated.values().stream()
                        .filter(reading -> !late.contains(ReadingKey.of(reading)))
                        .collect(Collectors.toList());
        ExpectedWindows expected = new ExpectedWindows(inTime);
        List<String> wrong = new ArrayList<>();
        stored.windows().forEach(summary -> expected.take(summary).ifPresent(wrong::add));
        wrong.addAll(expected.missing());
        if (wrong.size() > stored.declaredLost().size()) {
            differences.addAll(wrong);
        }
    }

    private void anomalies() {
        for (Anomaly anomaly : stored.all(Anomaly.class)) {
            if (!isOfMachine(anomaly) && !isOfReading(anomaly) && !isOfSilence(anomaly)) {
                differences.add("an anomaly of no reading: " + anomaly);
            }
        }
        // Of what was lost, part of an incident may be missing.
        if (stored.declaredLost().isEmpty()) {
            differences.addAll(IncidentCourses.contradictions(stored.all(Anomaly.class)));
        }
    }

    /** Judged are its sensors' windows, which are held against the readings anyway. */
    private static boolean isOfMachine(Anomaly anomaly) {
        return anomaly.getSensor().equals("+");
    }

    private boolean isOfReading(Anomaly anomaly) {
        if (anomaly.getDeviceSequence() == null) {
            return false;
        }
        SentReading reading = generated.get(ReadingKey.of(anomaly));
        return reading != null && reading.value() == anomaly.getValue();
    }

    /** That nothing came opens an incident only as a missing sensor, and may close any. */
    private static boolean isOfSilence(Anomaly anomaly) {
        return anomaly.getDeviceSequence() == null
                && (anomaly.getReason() == AnomalyReason.MISSING
                        || anomaly.getPhase() == AnomalyPhase.CLOSED);
    }
}
