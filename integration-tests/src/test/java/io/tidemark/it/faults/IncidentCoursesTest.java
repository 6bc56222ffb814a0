package io.tidemark.it.faults;

import static io.tidemark.events.AnomalyPhase.CLOSED;
import static io.tidemark.events.AnomalyPhase.OPENED;
import static io.tidemark.events.AnomalyPhase.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.events.Anomaly;
import io.tidemark.events.AnomalyPhase;
import io.tidemark.events.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentCoursesTest {

    @Test
    void findsNothingWrongWithIncidentsThatAreOverOrOpenAndMayGoOnAgain() {
        assertThat(
                        contradictions(
                                message("a", OPENED, 1),
                                message("a", UPDATED, 2),
                                message("a", CLOSED, 2),
                                message("a", UPDATED, 3),
                                message("a", CLOSED, 3),
                                message("b", OPENED, 1),
                                ofAnotherSensor(message("c", OPENED, 1)),
                                ofAnOlderGateway()))
                .isEmpty();
    }

    @Test
    void findsWhatIsLostRepeatedOrMixedUp() {
        assertThat(contradictions(message("a", UPDATED, 1))).hasSize(1);
        assertThat(contradictions(message("a", OPENED, 1), message("a", OPENED, 1))).hasSize(1);
        assertThat(contradictions(message("a", OPENED, 2), message("a", UPDATED, 1))).hasSize(1);
        assertThat(contradictions(message("a", OPENED, 1), message("b", OPENED, 1))).hasSize(1);
        assertThat(
                        contradictions(
                                message("a", OPENED, 1),
                                message("a", CLOSED, 1),
                                message("a", CLOSED, 1)))
                .hasSize(1);
        assertThat(
                        contradictions(
                                message("a", OPENED, 1), ofAnotherSensor(message("a", UPDATED, 1))))
                .hasSize(1);
    }

    private static List<String> contradictions(Anomaly... messages) {
        return IncidentCourses.contradictions(List.of(messages));
    }

    private static Anomaly message(String incident, AnomalyPhase phase, long abnormalReadings) {
        return Anomaly.newBuilder(ofAnOlderGateway())
                .setIncident(incident)
                .setPhase(phase)
                .setOpenedAt(Instant.EPOCH)
                .setSeverity(Severity.LOW)
                .setAbnormalReadings(abnormalReadings)
                .setPeakScore(3.0)
                .build();
    }

    private static Anomaly ofAnotherSensor(Anomaly message) {
        return Anomaly.newBuilder(message).setSensor("vibration").build();
    }

    private static Anomaly ofAnOlderGateway() {
        return Anomaly.newBuilder()
                .setGateway("g1")
                .setSite("plant")
                .setMachine("press")
                .setSensor("oil")
                .setType("temperature")
                .setEventTime(Instant.EPOCH)
                .setValue(1)
                .setScore(3)
                .setThreshold(2)
                .setDetector("random-cut-forest")
                .setDetectorVersion("1")
                .build();
    }
}
