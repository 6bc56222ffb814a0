package io.tidemark.it.faults;

import io.tidemark.events.Anomaly;
import io.tidemark.events.AnomalyPhase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What messages of incidents, in the order of their numbers, make up: each incident is opened once,
 * before anything else is said of it, only an open one is closed, only one of a sensor is open at a
 * time, and what is said of the worst so far never becomes less.
 */
final class IncidentCourses {

    private final Map<String, Anomaly> lastByIncident = new HashMap<>();

    /** The open incident, by machine and sensor. */
    private final Map<List<String>, String> open = new HashMap<>();

    private final List<String> contradictions = new ArrayList<>();

    private IncidentCourses() {}

    /**
     * @param messages those of gateways older than incidents are passed over
     * @return one sentence for each contradiction
     */
    static List<String> contradictions(List<Anomaly> messages) {
        IncidentCourses courses = new IncidentCourses();
        messages.stream().filter(message -> message.getIncident() != null).forEach(courses::follow);
        return courses.contradictions;
    }

    private void follow(Anomaly message) {
        Anomaly last = lastByIncident.put(message.getIncident(), message);
        boolean opens = message.getPhase() == AnomalyPhase.OPENED;
        require(opens == (last == null), "not opened once, first", message);
        if (last != null) {
            require(isSame(last, message), "two incidents under one name", message);
            require(isNoLess(last, message), "less than was said before", message);
        }
        List<String> sensor = List.of(message.getMachine(), message.getSensor());
        if (message.getPhase() == AnomalyPhase.CLOSED) {
            require(open.remove(sensor, message.getIncident()), "closed, but not open", message);
        } else {
            String other = open.put(sensor, message.getIncident());
            require(
                    other == null || other.equals(message.getIncident()),
                    "opened while " + other + " was open",
                    message);
        }
    }

    private static boolean isSame(Anomaly last, Anomaly message) {
        return last.getMachine().equals(message.getMachine())
                && last.getSensor().equals(message.getSensor())
                && last.getOpenedAt().equals(message.getOpenedAt());
    }

    private static boolean isNoLess(Anomaly last, Anomaly message) {
        return last.getSeverity().compareTo(message.getSeverity()) <= 0
                && last.getAbnormalReadings() <= message.getAbnormalReadings()
                && last.getPeakScore() <= message.getPeakScore();
    }

    private void require(boolean holds, String contradiction, Anomaly message) {
        if (!holds) {
            contradictions.add(contradiction + ": " + message);
        }
    }
}
