package io.tidemark.edge.anomaly;

import io.tidemark.events.Anomaly;
import io.tidemark.events.AnomalyPhase;
import io.tidemark.events.AnomalyReason;
import io.tidemark.events.EventId;
import io.tidemark.events.Severity;
import io.tidemark.models.anomaly.IncidentChange;
import io.tidemark.models.anomaly.Verdict;
import java.time.Instant;

/**
 * Puts news of incidents into messages. Whoever reads them sees each incident open before anything
 * else is said of it, and never an open one that nobody will close, even if what watches a sensor
 * was changed between two starts.
 */
final class Announcer {

    private final String gateway;

    Announcer(String gateway) {
        this.gateway = gateway;
    }

    /**
     * The message; null if there is nothing to be said, as when an incident ends that nobody was
     * told of.
     *
     * @param eventTimeMillis of the reading that is the news, milliseconds since the epoch
     * @param sequence the device's number of the reading; null if there is none
     */
    Anomaly announce(LiveWatch watch, IncidentChange change, long eventTimeMillis, Long sequence) {
        boolean known = isAbout(watch.said, change.openedAtMillis());
        AnomalyPhase phase = AnomalyPhase.valueOf(change.phase().name());
        if (phase == AnomalyPhase.CLOSED && !(known && isOpen(watch.said))) {
            return null;
        }
        Subject subject = watch.subject();
        Verdict verdict = change.verdict();
        watch.said =
                Anomaly.newBuilder()
                        .setGateway(gateway)
                        .setSite(subject.site())
                        .setMachine(subject.machine())
                        .setSensor(subject.sensor())
                        .setType(subject.type())
                        .setUnit(subject.unit())
                        .setEventTime(Instant.ofEpochMilli(eventTimeMillis))
                        .setDeviceSequence(sequence)
                        .setValue(subject.value())
                        .setScore(verdict.score())
                        .setThreshold(threshold(verdict, watch.said))
                        .setDetector(subject.detector())
                        .setDetectorVersion(subject.version())
                        .setIncident(
                                known
                                        ? watch.said.getIncident()
                                        : incident(subject, change.openedAtMillis()))
                        .setPhase(known ? phase : AnomalyPhase.OPENED)
                        .setOpenedAt(Instant.ofEpochMilli(change.openedAtMillis()))
                        .setSeverity(Severity.valueOf(change.severity().name()))
                        .setReason(AnomalyReason.valueOf(verdict.reason().name()))
                        .setExpectedLower(finite(verdict.expectedLower()))
                        .setExpectedUpper(finite(verdict.expectedUpper()))
                        .setAbnormalReadings(change.abnormalReadings())
                        .setPeakScore(change.peakScore())
                        .setPeakValue(change.peakValue())
                        .setExplanation(change.explanation())
                        .build();
        return watch.said;
    }

    /**
     * Closes the incident that was said last, as nothing watches any more that knows of it.
     *
     * @param eventTimeMillis of the reading that this is found at
     */
    static Anomaly abandon(LiveWatch watch, long eventTimeMillis) {
        watch.said =
                Anomaly.newBuilder(watch.said)
                        .setPhase(AnomalyPhase.CLOSED)
                        .setEventTime(Instant.ofEpochMilli(eventTimeMillis))
                        .setDeviceSequence(null)
                        .setExplanation("What watches it was changed while it was open.")
                        .build();
        return watch.said;
    }

    /** Whether the last that was said of an incident is not its end. */
    static boolean isOpen(Anomaly said) {
        return said != null && said.getPhase() != AnomalyPhase.CLOSED;
    }

    private static boolean isAbout(Anomaly said, long openedAtMillis) {
        return said != null && said.getOpenedAt().toEpochMilli() == openedAtMillis;
    }

    private String incident(Subject subject, long openedAtMillis) {
        return EventId.ofIncident(
                gateway,
                subject.site(),
                subject.machine(),
                subject.sensor(),
                subject.detector(),
                openedAtMillis);
    }

    /** A detector that learns anew has none; then the last that was told. */
    private static double threshold(Verdict verdict, Anomaly said) {
        return Double.isInfinite(verdict.threshold()) && said != null
                ? said.getThreshold()
                : Math.min(verdict.threshold(), Double.MAX_VALUE);
    }

    private static Double finite(double bound) {
        return Double.isFinite(bound) ? bound : null;
    }
}
