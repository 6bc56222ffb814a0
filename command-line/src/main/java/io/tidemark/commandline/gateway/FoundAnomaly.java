package io.tidemark.commandline.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * An anomaly as the gateway's console shows it.
 *
 * @param sequence its number in the gateway's outbox
 * @param eventTime when the device measured, ISO 8601, UTC
 * @param value in unit
 * @param unit null if the device gave none
 * @param score how abnormal, comparable within one detector
 * @param threshold the score above which it counts as abnormal
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FoundAnomaly(
        long sequence,
        String machine,
        String sensor,
        String eventTime,
        double value,
        String unit,
        double score,
        double threshold) {}
