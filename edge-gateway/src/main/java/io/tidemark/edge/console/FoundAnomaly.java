package io.tidemark.edge.console;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.tidemark.edge.outbox.OutboxResult;
import io.tidemark.events.Anomaly;
import io.tidemark.events.AnomalyPhase;
import io.tidemark.events.AnomalyReason;
import io.tidemark.events.EventCodec;
import io.tidemark.events.Severity;
import io.tidemark.events.UndecodableEventException;
import java.time.Instant;

/**
 * A message of an incident as the console shows it. What gateways older than incidents did not say
 * is null.
 *
 * @param sequence its number in the outbox
 * @param incident the same in all messages of one incident
 * @param phase what it says of the incident
 * @param severity highest severity of the incident so far
 * @param reason why the reading counts as abnormal
 * @param site second level of the device's topic
 * @param machine third level of the device's topic
 * @param sensor fourth level of the device's topic; + for the machine as a whole
 * @param openedAt event time of the reading that opened the incident
 * @param eventTime when the device measured, device clock
 * @param value the reading, in unit
 * @param unit unit of value; null if the device gave none
 * @param expectedLower values from here on are expected; null without such a bound
 * @param expectedUpper values up to here are expected; null without such a bound
 * @param score how abnormal the detector finds the reading, higher is more abnormal
 * @param threshold the score above which the reading counts as abnormal
 * @param abnormalReadings abnormal readings of the incident so far
 * @param peakScore highest score of the incident so far
 * @param peakValue value of the reading with that score
 * @param detector which detector judged
 * @param detectorVersion version of the detector
 * @param explanation the same for people; null if there is nothing to add
 */
record FoundAnomaly(
        long sequence,
        String incident,
        AnomalyPhase phase,
        Severity severity,
        AnomalyReason reason,
        String site,
        String machine,
        String sensor,
        @JsonSerialize(using = ToStringSerializer.class) Instant openedAt,
        @JsonSerialize(using = ToStringSerializer.class) Instant eventTime,
        double value,
        String unit,
        Double expectedLower,
        Double expectedUpper,
        double score,
        double threshold,
        Long abnormalReadings,
        Double peakScore,
        Double peakValue,
        String detector,
        String detectorVersion,
        String explanation) {

    /**
     * The anomaly in a result of the outbox.
     *
     * @throws IllegalStateException if the stored event is damaged
     */
    static FoundAnomaly of(OutboxResult result) {
        try {
            return of(result.sequence(), (Anomaly) EventCodec.decode(result.event()));
        } catch (UndecodableEventException e) {
            throw new IllegalStateException(
                    "result " + result.sequence() + " of the outbox cannot be decoded", e);
        }
    }

    private static FoundAnomaly of(long sequence, Anomaly anomaly) {
        return new FoundAnomaly(
                sequence,
                anomaly.getIncident(),
                anomaly.getPhase(),
                anomaly.getSeverity(),
                anomaly.getReason(),
                anomaly.getSite(),
                anomaly.getMachine(),
                anomaly.getSensor(),
                anomaly.getOpenedAt(),
                anomaly.getEventTime(),
                anomaly.getValue(),
                anomaly.getUnit(),
                anomaly.getExpectedLower(),
                anomaly.getExpectedUpper(),
                anomaly.getScore(),
                anomaly.getThreshold(),
                anomaly.getAbnormalReadings(),
                anomaly.getPeakScore(),
                anomaly.getPeakValue(),
                anomaly.getDetector(),
                anomaly.getDetectorVersion(),
                anomaly.getExplanation());
    }
}
