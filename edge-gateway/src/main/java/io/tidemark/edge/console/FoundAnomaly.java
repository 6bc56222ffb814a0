package io.tidemark.edge.console;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.tidemark.edge.outbox.OutboxResult;
import io.tidemark.events.Anomaly;
import io.tidemark.events.EventCodec;
import io.tidemark.events.UndecodableEventException;
import java.time.Instant;

/**
 * An anomaly as the console shows it.
 *
 * @param sequence its number in the outbox
 * @param site second level of the device's topic
 * @param machine third level of the device's topic
 * @param sensor fourth level of the device's topic
 * @param eventTime when the device measured, device clock
 * @param value the reading, in unit
 * @param unit unit of value; null if the device gave none
 * @param score how abnormal the detector finds the reading, higher is more abnormal
 * @param threshold the score above which the reading counts as abnormal
 * @param detector which detector judged
 */
record FoundAnomaly(
        long sequence,
        String site,
        String machine,
        String sensor,
        @JsonSerialize(using = ToStringSerializer.class) Instant eventTime,
        double value,
        String unit,
        double score,
        double threshold,
        String detector) {

    /**
     * The anomaly in a result of the outbox.
     *
     * @throws IllegalStateException if the stored event is damaged
     */
    static FoundAnomaly of(OutboxResult result) {
        try {
            Anomaly anomaly = (Anomaly) EventCodec.decode(result.event());
            return new FoundAnomaly(
                    result.sequence(),
                    anomaly.getSite(),
                    anomaly.getMachine(),
                    anomaly.getSensor(),
                    anomaly.getEventTime(),
                    anomaly.getValue(),
                    anomaly.getUnit(),
                    anomaly.getScore(),
                    anomaly.getThreshold(),
                    anomaly.getDetector());
        } catch (UndecodableEventException e) {
            throw new IllegalStateException(
                    "result " + result.sequence() + " of the outbox cannot be decoded", e);
        }
    }
}
