package io.tidemark.commandline.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A message of an incident as the gateway's console shows it.
 *
 * @param sequence its number in the gateway's outbox
 * @param phase OPENED, UPDATED or CLOSED
 * @param severity LOW, MEDIUM or HIGH, of the incident so far; UNKNOWN from older gateways
 * @param reason why the reading counts as abnormal, such as ABOVE_RANGE
 * @param sensor + if it is about the machine as a whole
 * @param openedAt when the reading that opened the incident was measured, ISO 8601, UTC; null from
 *     older gateways
 * @param eventTime when the device measured, ISO 8601, UTC
 * @param value in unit
 * @param unit null if the device gave none
 * @param expectedLower values from here on are expected, in unit; null without such a bound
 * @param expectedUpper values up to here are expected, in unit; null without such a bound
 * @param score how abnormal, comparable within one detector
 * @param threshold the score above which it counts as abnormal
 * @param abnormalReadings abnormal readings of the incident so far; null from older gateways
 * @param peakValue value of the most abnormal reading so far, in unit; null from older gateways
 * @param explanation the same for people; null if there is nothing to add
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FoundAnomaly(
        long sequence,
        String phase,
        String severity,
        String reason,
        String machine,
        String sensor,
        String openedAt,
        String eventTime,
        double value,
        String unit,
        Double expectedLower,
        Double expectedUpper,
        double score,
        double threshold,
        Long abnormalReadings,
        Double peakValue,
        String explanation) {

    /** Whether the message says that an incident begins. */
    public boolean opened() {
        return phase.equals("OPENED");
    }

    /** Whether the message says that its incident is over. */
    public boolean closed() {
        return phase.equals("CLOSED");
    }
}
